import { randomBytes } from 'node:crypto'
import type { S3 } from '../emulators/s3.ts'
import type { Publish } from '../resources/topics.ts'
import { readHeaderLines } from './headers.ts'
import { toNotice, type Verdict } from './notice.ts'
import { type ReceiptRule, takes } from './receipt-rule.ts'

// The industry's harmless test files, in parts: whole, they would make scanners flag this source.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')
/** As an attachment has it; the first 60 characters are on one line of any encoder. */
const EICAR_BASE64 = Buffer.from(EICAR.slice(0, 45)).toString('base64')
const GTUBE = ['XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE', 'STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'].join('-')

export interface Envelope {
  readonly from: string
  readonly to: readonly string[]
  /** Login name of the SMTP client, if it logged in. */
  readonly user?: string
}
export interface ReceiveOptions {
  readonly rules: readonly ReceiptRule[]
  readonly s3: Pick<S3, 'put'>
  readonly publish: Publish
  /** The business time, which the notice carries as the functions see it. */
  readonly now: () => number
}

const VERDICTS: Readonly<Record<string, Verdict>> = { 'dmarc-pass': 'PASS', 'dmarc-fail': 'FAIL' }

/** Receives a mail as SES's receipt rules do. When it resolves, the raw mail is in its bucket and the notice in its queue. */
export function createReceiver({
  rules,
  s3,
  publish,
  now,
}: ReceiveOptions): (raw: Buffer, envelope: Envelope) => Promise<void> {
  return async (raw, envelope) => {
    const at = new Date(now())
    const messageId = randomBytes(20).toString('hex')
    const has = (text: string): boolean => raw.includes(text)
    for (const rule of rules) {
      const recipients = envelope.to.filter((address) => takes(rule, address))
      if (recipients.length === 0) continue
      await s3.put(rule.bucket, `${rule.prefix}${messageId}`, raw, 'message/rfc822')
      if (rule.topicArn === undefined) continue
      const mail = {
        messageId,
        source: envelope.from,
        destination: envelope.to,
        recipients,
        headers: readHeaderLines(raw),
        dmarc: VERDICTS[envelope.user ?? ''] ?? 'GRAY',
        spam: has(GTUBE) ? 'FAIL' : 'PASS',
        virus: has(EICAR) || has(EICAR_BASE64) ? 'FAIL' : 'PASS',
        at,
        processingMs: now() - at.getTime(),
      } as const
      await publish(rule.topicArn, JSON.stringify(toNotice(mail, rule)))
    }
  }
}
