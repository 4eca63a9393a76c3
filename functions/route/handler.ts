import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { routingRequestSchema } from '#shared/queue/messages.ts'
import { fillAdvisor } from '#shared/routing/fill-advisor.ts'
import { type RoutingDeps, routeInquiry } from '#shared/routing/route-inquiry.ts'

export const createHandler = (deps: RoutingDeps, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: routingRequestSchema,
    async consume(request) {
      if ('inquiryId' in request) return routeInquiry(deps, request.inquiryId, request.lookAt)
      await fillAdvisor(deps, request.advisorId)
      return 'filled'
    },
  })
