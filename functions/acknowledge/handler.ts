import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { acknowledgementRequestSchema } from '#shared/queue/messages.ts'
import type { AcknowledgementRequest, Queue } from '#shared/queue/queue.ts'
import type { AcknowledgeDeps } from '#shared/sending/acknowledge-inquiry.ts'
import { tellCustomer } from '#shared/sending/tell-customer.ts'

export const createHandler = (
  deps: AcknowledgeDeps,
  parts: ConsumerParts,
  later: Queue<AcknowledgementRequest>,
): QueueHandler =>
  queueConsumer({
    ...parts,
    message: acknowledgementRequestSchema,
    consume: (request) => tellCustomer(deps, request),
    postpone: (request, delaySeconds) => later.send(request, { delaySeconds }),
  })
