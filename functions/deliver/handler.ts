import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { deliveryRequestSchema } from '#shared/queue/messages.ts'
import type { DeliveryRequest, Queue } from '#shared/queue/queue.ts'
import { type DeliverDeps, deliverReply } from '#shared/sending/deliver-reply.ts'

export const createHandler = (deps: DeliverDeps, parts: ConsumerParts, later: Queue<DeliveryRequest>): QueueHandler =>
  queueConsumer({
    ...parts,
    message: deliveryRequestSchema,
    consume: (request) => deliverReply(deps, request),
    postpone: (request, delaySeconds) => later.send(request, { delaySeconds }),
  })
