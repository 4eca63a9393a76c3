import { deriveId } from '#shared/token/derive-id.ts'

/** What makes two mails the same to a person. */
export interface MailContent {
  readonly sender: string
  readonly subject: string
  readonly visibleText: string
  readonly attachments?: readonly { readonly name: string; readonly bytes: number }[]
}

const REPLY_MARKS = /^(?:(?:re|aw|antw|sv|fw|fwd|wg)\s*(?:\[\d+\])?\s*:\s*)+/iu

/**
 * 26 characters that are the same for mails of one sender that say the same: case, blanks, line breaks and marks such as
 * `Re:` do not count; names and sizes of attachments do, because two mails may differ in nothing else.
 */
export function fingerprint(content: MailContent): string {
  const { sender, subject, visibleText, attachments = [] } = content
  return deriveId(
    'fingerprint',
    sender.trim().toLowerCase(),
    normalized(subject).replace(REPLY_MARKS, ''),
    normalized(visibleText),
    ...attachments.map(({ name, bytes }) => `${normalized(name)}/${bytes}`),
  )
}

const normalized = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
