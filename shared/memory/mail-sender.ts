import type { MailSender, OutgoingMail } from '#shared/sending/mail-sender.ts'

interface SentMail extends OutgoingMail {
  readonly providerId: string
}

export interface MemoryMailSender extends MailSender {
  /** Everything that went out, oldest first. */
  readonly sent: readonly SentMail[]
  /** The next send fails with this error instead of going out. */
  failNext(error: Error): void
}

/** A mail service that keeps what it was given. */
export function createMemoryMailSender(): MemoryMailSender {
  const sent: SentMail[] = []
  const failures: Error[] = []
  return {
    sent,
    failNext: (error) => {
      failures.push(error)
    },
    send: async (mail) => {
      const failure = failures.shift()
      if (failure !== undefined) throw failure
      const providerId = `memory-${String(sent.length + 1).padStart(6, '0')}`
      sent.push({ ...mail, raw: Uint8Array.from(mail.raw), providerId })
      return { providerId }
    },
  }
}
