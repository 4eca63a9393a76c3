import { z } from 'zod'
import type { Instant } from '#shared/instant.ts'
import type { MailFacts } from '#shared/intake/channel-message.ts'
import { readAs } from '#shared/read-as.ts'

/** What the receiving service says of one mail: the envelope, its own verdicts, and where the raw mail lies. */
export interface SesNotice {
  readonly receivedAt: Instant
  /** SMTP MAIL FROM; empty for the null sender. */
  readonly envelopeFrom: string
  /** SMTP RCPT TO of ours. */
  readonly envelopeTo: readonly string[]
  readonly verdicts: MailFacts['verdicts']
  /** Key of the raw mail in the bucket of the receipt rule. */
  readonly rawKey: string
}

/** A status that this version does not know says nothing for or against the mail. */
const verdict = z
  .object({ status: z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']).catch('PROCESSING_FAILED') })
  .default({ status: 'DISABLED' })
const address = z.string().max(1_000)

const written = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({ source: address.nullish() }),
  receipt: z.object({
    timestamp: z.iso.datetime({ offset: true }),
    recipients: z.array(address).min(1),
    spamVerdict: verdict,
    virusVerdict: verdict,
    dmarcVerdict: verdict,
    action: z.object({ type: z.literal('S3'), objectKey: z.string().min(1).max(1_024) }),
  }),
})

/**
 * Reads the notice that SES publishes for its S3 action
 * (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html), which comes through SNS with
 * raw message delivery. Verdicts come from here alone: header fields of such names can be forged.
 */
export const sesNoticeSchema = written.transform(
  ({ mail, receipt }): SesNotice => ({
    receivedAt: Date.parse(receipt.timestamp),
    envelopeFrom: bareAddress(mail.source ?? ''),
    envelopeTo: receipt.recipients.map(bareAddress),
    verdicts: {
      spam: receipt.spamVerdict.status,
      virus: receipt.virusVerdict.status,
      dmarc: receipt.dmarcVerdict.status,
    },
    rawKey: receipt.action.objectKey,
  }),
)

/** The notice, or Malformed naming the fields that are not as they should be. */
export const readSesNotice = (body: unknown): SesNotice => readAs(sesNoticeSchema, body, 'notice of a received mail')

const bareAddress = (text: string): string =>
  text
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .slice(0, 320)
