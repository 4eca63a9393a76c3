import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { deliveryRequestSchema } from '#shared/queue/messages.ts'
import { deliverReply } from '#shared/sending/deliver-reply.ts'
import type { OutgoingDeps } from '#shared/sending/outgoing.ts'

export const createHandler = (deps: OutgoingDeps, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: deliveryRequestSchema,
    consume: (request) => deliverReply(deps, request),
  })
