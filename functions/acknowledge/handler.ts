import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { acknowledgementRequestSchema } from '#shared/queue/messages.ts'
import { type AcknowledgeDeps, acknowledgeInquiry } from '#shared/sending/acknowledge-inquiry.ts'

export const createHandler = (deps: AcknowledgeDeps, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: acknowledgementRequestSchema,
    consume: (request) => acknowledgeInquiry(deps, request),
  })
