import { deriveId } from '#shared/token/derive-id.ts'

/** Amazon SES writes `<id@eu-central-1.amazonses.com>` or `<id@email.amazonses.com>` over the id of a mail that it sends. */
const SES_DOMAIN = /(?:^|\.)amazonses\.com$/

/**
 * Key under which a message id leads to its inquiry. Of ids that SES gave only the local part counts: that is what SES
 * answers when it takes the mail, and the domain behind it depends on the region.
 */
export function midKey(messageId: string): string {
  const { local, domain } = partsOf(messageId)
  const id = isSesId(messageId) ? `ses/${local}` : domain === undefined ? local : `${local}@${domain}`
  return `mid:${deriveId('message-id', id)}`
}

/** Whether SES gave this id, to us or to somebody else. */
export const isSesId = (messageId: string): boolean => SES_DOMAIN.test(partsOf(messageId).domain ?? '')

function partsOf(messageId: string): { readonly local: string; readonly domain: string | undefined } {
  const bare = messageId.trim().replace(/^<|>$/g, '')
  const at = bare.lastIndexOf('@')
  return at > 0
    ? { local: bare.slice(0, at), domain: bare.slice(at + 1).toLowerCase() }
    : { local: bare, domain: undefined }
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

/** Fewest letters and digits that make words one's own: two matters may both begin with "please call me". */
const FEWEST_LETTERS = 30

/**
 * Key under which the same words of one sender are found, whatever the way they came: a mail sent again, or a form that
 * says what a mail has said. Case, blanks, punctuation and a signature below `--` do not count. Words too short to tell
 * anything count with the mail's whole fingerprint; a form has none then, and no key.
 */
export function sameKey(sender: string, text: string, fingerprint?: string): string | undefined {
  const [own = ''] = text.split(/^-- ?$/mu)
  const words =
    own
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  if (words.replaceAll(' ', '').length >= FEWEST_LETTERS) {
    return `same:${deriveId('words', sender.trim().toLowerCase(), words)}`
  }
  return fingerprint === undefined ? undefined : `same:${deriveId('content', fingerprint)}`
}
