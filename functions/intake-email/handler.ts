import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'
import { mailNoticeSchema } from '#shared/mail/mail-notice.ts'
import { type TakeMailDeps, takeMail } from '#shared/mail/take-mail.ts'

export const createHandler = (deps: TakeMailDeps, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: mailNoticeSchema,
    consume: (notice) => takeMail(deps, notice),
  })
