import type { HeaderLine } from './headers.ts'
import type { ReceiptRule } from './receipt-rule.ts'

export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED'

export interface ReceivedMail {
  readonly messageId: string
  /** Envelope sender; empty for the null sender. */
  readonly source: string
  readonly destination: readonly string[]
  /** Of the destination, what the rule takes. */
  readonly recipients: readonly string[]
  readonly headers: readonly HeaderLine[]
  readonly dmarc: Verdict
  readonly spam: Verdict
  readonly virus: Verdict
  readonly at: Date
  readonly processingMs: number
}

const HEADERS_LIMIT_BYTES = 10_240
const split = (value: string | undefined): readonly string[] | undefined => value?.split(/,\s*/)

/** The notification of an S3 action (SES Developer Guide, "Contents of notifications for Amazon SES email receiving"). */
export function toNotice(mail: ReceivedMail, rule: ReceiptRule) {
  const find = (name: string): string | undefined =>
    mail.headers.find((header) => header.name.toLowerCase() === name)?.value
  let bytes = 0
  const headers = mail.headers.filter((header) => {
    bytes += header.name.length + header.value.length
    return bytes <= HEADERS_LIMIT_BYTES
  })
  const common = {
    returnPath: mail.source,
    from: split(find('from')),
    replyTo: split(find('reply-to')),
    to: split(find('to')),
    date: find('date'),
    messageId: find('message-id'),
    subject: find('subject'),
  }
  return {
    notificationType: 'Received',
    mail: {
      timestamp: mail.at.toISOString(),
      source: mail.source,
      messageId: mail.messageId,
      destination: mail.destination,
      headersTruncated: headers.length < mail.headers.length,
      headers,
      commonHeaders: Object.fromEntries(Object.entries(common).filter(([, value]) => value !== undefined)),
    },
    receipt: {
      timestamp: mail.at.toISOString(),
      processingTimeMillis: mail.processingMs,
      recipients: mail.recipients,
      spamVerdict: { status: mail.spam },
      virusVerdict: { status: mail.virus },
      spfVerdict: { status: mail.dmarc },
      dkimVerdict: { status: mail.dmarc },
      dmarcVerdict: { status: mail.dmarc },
      ...(mail.dmarc === 'FAIL' ? { dmarcPolicy: 'none' } : {}),
      action: {
        type: 'S3',
        topicArn: rule.topicArn,
        bucketName: rule.bucket,
        objectKeyPrefix: rule.prefix,
        objectKey: `${rule.prefix}${mail.messageId}`,
      },
    },
  }
}
