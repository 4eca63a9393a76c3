import { deriveId } from '#shared/token/derive-id.ts'

/** Amazon SES writes `<id@eu-central-1.amazonses.com>` or `<id@email.amazonses.com>` over the id of a mail that it sends. */
const SES_DOMAIN = /(?:^|\.)amazonses\.com$/

/**
 * Key under which a message id leads to its inquiry. Of ids that SES gave only the local part counts: that is what SES
 * answers when it takes the mail, and the domain behind it depends on the region.
 */
export function midKey(messageId: string): string {
  const bare = messageId.trim().replace(/^<|>$/g, '')
  const at = bare.lastIndexOf('@')
  const domain = bare.slice(at + 1).toLowerCase()
  const id = at > 0 && SES_DOMAIN.test(domain) ? `ses/${bare.slice(0, at)}` : `${bare.slice(0, at + 1)}${domain}`
  return `mid:${deriveId('message-id', id)}`
}

/**
 * Key that a mail shares with its copies and with nothing else: Message-ID *and* content and sender, because ids are
 * reused for other mails; without an id the date counts in its place.
 */
export function copyKey(mail: {
  readonly messageId?: string | undefined
  readonly date?: string | undefined
  readonly fingerprint: string
  readonly sender: string
}): string {
  const which = mail.messageId === undefined ? ['date', mail.date ?? ''] : ['id', mail.messageId]
  return `copy:${deriveId('copy', ...which, mail.sender.trim().toLowerCase(), mail.fingerprint)}`
}
