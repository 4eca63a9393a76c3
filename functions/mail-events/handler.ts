import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { type MailOutcomeDeps, recordMailOutcome } from '#shared/sending/record-mail-outcome.ts'
import { sesEventSchema } from '#shared/sending/ses-event.ts'

export const createHandler = (deps: MailOutcomeDeps, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: sesEventSchema,
    consume: (outcome) => recordMailOutcome(deps, outcome),
  })
