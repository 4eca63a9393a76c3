import type { RoutingRequest } from '#shared/queue/queue.ts'
import { fillAdvisor } from './fill-advisor.ts'
import type { RoutingDeps, RoutingOutcome } from './place-inquiry.ts'
import { routeInquiry } from './route-inquiry.ts'

/**
 * Serves one message of the `routing` queue. Where the sweep found somebody free for an inquiry and it went to another
 * after all, what else waits goes to them: nobody idles until the next sweep.
 */
export async function serveRequest(deps: RoutingDeps, request: RoutingRequest): Promise<RoutingOutcome | 'filled'> {
  if (!('inquiryId' in request)) {
    await fillAdvisor(deps, request.advisorId)
    return 'filled'
  }
  const outcome = await routeInquiry(deps, request.inquiryId, request.lookAt)
  if (request.lookAt !== undefined) await fillAdvisor(deps, request.lookAt)
  return outcome
}
