import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { receivedNoticeSchema } from '#shared/queue/messages.ts'
import { registerOrFail } from '#shared/registration/register-or-fail.ts'
import type { RegistrationDeps } from '#shared/registration/registration-deps.ts'

export const createHandler = (deps: RegistrationDeps, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: receivedNoticeSchema,
    consume: ({ receiptId }) => registerOrFail(deps, receiptId),
  })
