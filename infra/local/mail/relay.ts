import { createTransport } from 'nodemailer'
import type { SentMail } from './outbox.ts'

/** Hands each mail to a real mail server too. What it refuses is said on stderr by id; the outbox has the mail in any case. */
export function createRelay(server: { readonly host: string; readonly port: number }) {
  const transport = createTransport({ ...server, secure: false, tls: { rejectUnauthorized: false } })
  return async (mail: SentMail, raw: Buffer): Promise<void> => {
    try {
      await transport.sendMail({ envelope: { from: mail.from, to: mail.to }, raw })
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      console.error(`The mail relay ${server.host}:${server.port} did not take mail ${mail.id} (${reason}).`)
    }
  }
}
