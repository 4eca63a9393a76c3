import { ownMessageId } from '#shared/mail/own-addresses.ts'
import { midKey } from '#shared/mail/thread-keys.ts'

/** The header value of the Message-ID that SES writes into a mail, by the id that it answers with. */
export const sesMessageId = (providerId: string): string => `<${providerId}@amazonses.com>`

/** Keys under which a reply to a mail of ours leads to its inquiry: the id of ours, and the one that SES gave. */
export const sentThreadKeys = (
  inquiryId: string,
  messageId: string,
  replyDomain: string,
  providerId: string | undefined,
): readonly string[] => [
  midKey(ownMessageId(inquiryId, messageId, replyDomain)),
  ...(providerId === undefined ? [] : [midKey(sesMessageId(providerId))]),
]
