import type { Configuration } from '#shared/configuration/schema.ts'

/** Every address under which the institute is written to or writes: mailboxes, their aliases and the sender. Lower case. */
export const ownAddresses = ({ mail }: Configuration['institute']): string[] => [
  mail.fromAddress,
  ...mail.mailboxes.flatMap(({ address, aliases }) => [address, ...aliases]),
]

/** The id that a mail of ours carries in References, on the reply domain, which is nobody else's. */
export const ownMessageId = (inquiryId: string, messageId: string, replyDomain: string): string =>
  `<${inquiryId}.${messageId}@${replyDomain}>`

/** Whether a Message-ID is one that only we write. (Ids that SES gave are looked up instead: their domain is everybody's.) */
export const isOwnMessageId = (messageId: string, replyDomain: string): boolean =>
  messageId.toLowerCase().endsWith(`@${replyDomain}>`)

/** The inquiry and message that an id of ours names; undefined for any other id. */
export function readOwnMessageId(
  messageId: string,
  replyDomain: string,
): { readonly inquiryId: string; readonly messageId: string } | undefined {
  if (!isOwnMessageId(messageId, replyDomain)) return undefined
  const [, inquiryId, own] = /^<([a-z2-7]{26})\.([\w-]{1,80})@/.exec(messageId) ?? []
  return inquiryId === undefined || own === undefined ? undefined : { inquiryId, messageId: own }
}

/** The mailbox that is known under an address, in any case. */
export function mailboxOf(
  address: string,
  { mail }: Configuration['institute'],
): Configuration['institute']['mail']['mailboxes'][number] | undefined {
  const wanted = address.toLowerCase()
  return mail.mailboxes.find((mailbox) => mailbox.address === wanted || mailbox.aliases.includes(wanted))
}
