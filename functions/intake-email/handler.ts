import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { sesNoticeSchema } from '#shared/mail/ses-notice.ts'
import { type TakeMailDeps, takeMail } from '#shared/mail/take-mail.ts'

export const createHandler = (deps: TakeMailDeps, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: sesNoticeSchema,
    consume: (notice) => takeMail(deps, notice),
  })
