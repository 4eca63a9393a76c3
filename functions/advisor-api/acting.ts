import { advisorSummary, type NameOf } from '#shared/api/inquiry-json.ts'
import { Conflict } from '#shared/errors.ts'
import type { Inquiry, InquiryEvent } from '#shared/inquiry/inquiry.ts'
import { IllegalTransition } from '#shared/inquiry/state-machine.ts'
import { iso } from '#shared/instant.ts'
import type { HttpRoute } from '#shared/lambda/http/http-handler.ts'
import { Refusal } from '#shared/lambda/http/refusal.ts'
import { refusalOf } from '#shared/lambda/http/refusal-of.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { json } from '#shared/lambda/http/result.ts'
import { advisorOf } from './advisor-of.ts'
import type { AdvisorApiDeps } from './handler.ts'

/** Does something to an inquiry for an advisor and returns it as it is then. */
export type Act = (request: HttpRequest, inquiryId: string, advisorId: string) => Promise<Inquiry>

/**
 * The route of an action: answers with the inquiry as it is now. When somebody else was first (409) the problem holds
 * its present state in `current`, so that the console can show who and what without asking again.
 */
export function acting(
  { desk, configuration }: Pick<AdvisorApiDeps, 'desk' | 'configuration'>,
  status: 200 | 201,
  act: Act,
): HttpRoute {
  return async (request) => {
    const { advisorId, nameOf } = advisorOf(request, await configuration())
    const inquiryId = request.parameter('id')
    try {
      return json(status, advisorSummary(await act(request, inquiryId, advisorId), nameOf))
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof IllegalTransition)) throw error
      const { inquiry, events } = await desk.view(inquiryId, advisorId)
      const last = events.findLast(({ type }) => type !== 'unplaced')
      throw new Refusal('conflict', refusalOf(error).message, {
        current: {
          ...advisorSummary(inquiry, nameOf),
          ...(last === undefined ? {} : { lastChange: lastChangeOf(last, nameOf) }),
        },
        cause: error,
      })
    }
  }
}

/** Who was first, by name: only colleagues who may see the inquiry get here. */
function lastChangeOf({ type, at, by }: InquiryEvent, nameOf: NameOf) {
  const advisorId = /^advisor:(.+)$/u.exec(by)?.[1]
  const name = advisorId === undefined ? undefined : nameOf(advisorId)
  return { type, at: iso(at), by, ...(name === undefined ? {} : { name }) }
}
