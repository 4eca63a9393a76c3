import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { routingRequestSchema } from '#shared/queue/messages.ts'
import type { RoutingDeps } from '#shared/routing/place-inquiry.ts'
import { serveRequest } from '#shared/routing/serve-request.ts'

export const createHandler = (deps: RoutingDeps, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: routingRequestSchema,
    consume: (request) => serveRequest(deps, request),
  })
