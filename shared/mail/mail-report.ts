import type { Configuration } from '#shared/configuration/schema.ts'
import { maskMail } from '#shared/masking/mask-message.ts'
import { automaticVerdict } from './automatic/automatic-verdict.ts'
import { isOwnMessageId, ownAddresses } from './own-addresses.ts'
import { type ReadMail, readMail } from './read-mail.ts'

/** What intake would make of a raw mail that came by itself, without a receipt notice. */
export interface MailReport {
  readonly from: ReadMail['from']
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId: string | null
  readonly text: string
  readonly visibleText: string
  readonly attachments: ReadMail['attachments']
  /** A machine wrote it. */
  readonly automatic: boolean
  /** An acknowledgement would go out. */
  readonly acknowledge: boolean
  /** Code of the rule that speaks against one. */
  readonly reason: string | null
}

/** Reads the mail and judges it by the rules of the institute. The envelope sender is Return-Path, or else From. */
export async function reportOnMail(raw: Uint8Array, institute: Configuration['institute']): Promise<MailReport> {
  const { mail } = maskMail(await readMail(raw))
  const { replyDomain } = institute.mail
  const returnPath = mail.headers.find(({ name }) => name === 'return-path')?.value
  const verdict = automaticVerdict(mail, {
    // Without either nothing is known of the envelope, and the null sender would be a claim.
    envelopeFrom: returnPath ?? (mail.from.address || 'unknown@unknown.invalid'),
    verdicts: { spam: 'GRAY', virus: 'GRAY', dmarc: 'GRAY' },
    ownAddresses: ownAddresses(institute),
    replyDomain,
    isOurMessageId: (id) => isOwnMessageId(id, replyDomain),
  })
  const unreachable = mail.from.address === '' ? 'no-address' : undefined
  const reason = verdict?.reason ?? unreachable ?? null
  return {
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    messageId: mail.messageId ?? null,
    text: mail.text,
    visibleText: mail.visibleText,
    attachments: mail.attachments,
    automatic: verdict?.way === 'suppressed',
    acknowledge: reason === null,
    reason,
  }
}
