import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { isSesId, midKey } from '#shared/mail/thread-keys.ts'

/**
 * Rule 6 for ids that SES gave: a mail whose own Message-ID is that of one of ours is that mail come back, whatever became
 * of its other headers. Only registering can look: the ids of what was sent are known here, and SES's domain is
 * everybody's. (A customer's provider may send through SES too; its ids came in with their mails.)
 */
export async function withOwnMail(
  inquiries: Pick<InquiryStore, 'byThreadKey' | 'messages'>,
  message: ChannelMessage,
): Promise<ChannelMessage> {
  const { mail } = message
  if (mail?.messageId === undefined || !isSesId(mail.messageId)) return message
  const inquiryId = await inquiries.byThreadKey(midKey(mail.messageId))
  if (inquiryId === undefined) return message
  const messages = await inquiries.messages(inquiryId)
  if (messages.some((one) => one.direction === 'inbound' && one.mailMessageId === mail.messageId)) return message
  return { ...message, mail: { ...mail, automatic: { way: 'suppressed', reason: 'own-message-id' } } }
}
