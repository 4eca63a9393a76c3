import type { ChannelMessage, MailFacts } from '#shared/intake/channel-message.ts'
import { sameKey } from '#shared/mail/thread-keys.ts'

let count = 0

/** A mail as intake normalises it; every one with an id and words of its own unless the test says otherwise. */
export function mailMessage(options: {
  readonly email: string
  readonly text?: string
  readonly to?: string
  readonly messageId?: string
  readonly fingerprint?: string
  readonly inReplyTo?: readonly string[]
  readonly references?: readonly string[]
  readonly dmarc?: MailFacts['verdicts']['dmarc']
  readonly replyTo?: string
  readonly automatic?: NonNullable<MailFacts['automatic']>
}): Partial<ChannelMessage> {
  count += 1
  const text = options.text ?? `Meine neue Karte ist noch nicht angekommen (${count}).`
  const fingerprint = options.fingerprint ?? `fingerprint-${options.messageId ?? count}`
  const same = sameKey(options.email, text, fingerprint)
  const to = options.to ?? 'service@musterbank.example'
  return {
    channel: 'email',
    sender: { name: 'Bernd Krause', email: options.email },
    subject: 'Frage',
    text,
    mail: {
      rawKey: `raw/${count}`,
      envelopeFrom: options.email,
      envelopeTo: [to],
      messageId: options.messageId ?? `<${count}@mail.kunde.example>`,
      inReplyTo: [...(options.inReplyTo ?? [])],
      references: [...(options.references ?? [])],
      addressedTo: [to],
      fingerprint,
      ...(same === undefined ? {} : { same }),
      verdicts: { spam: 'PASS', virus: 'PASS', dmarc: options.dmarc ?? 'GRAY' },
      ...(options.replyTo === undefined ? {} : { replyTo: options.replyTo }),
      ...(options.automatic === undefined ? {} : { automatic: options.automatic }),
    },
  }
}
