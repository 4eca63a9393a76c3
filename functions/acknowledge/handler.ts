import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { acknowledgementRequestSchema } from '#shared/queue/messages.ts'
import type { AcknowledgementRequest, Queue } from '#shared/queue/queue.ts'
import { type AcknowledgeDeps, acknowledgeInquiry } from '#shared/sending/acknowledge-inquiry.ts'

export const createHandler = (
  deps: AcknowledgeDeps,
  parts: ConsumerParts,
  later: Queue<AcknowledgementRequest>,
): QueueHandler =>
  queueConsumer({
    ...parts,
    message: acknowledgementRequestSchema,
    consume: (request) => acknowledgeInquiry(deps, request),
    postpone: (request, delaySeconds) => later.send(request, { delaySeconds }),
  })
