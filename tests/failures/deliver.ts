import { readMail } from '#shared/mail/read-mail.ts'
import { sesNotice } from '#shared/mail/ses-notice.fixture.ts'
import { takeMail } from '#shared/mail/take-mail.ts'
import type { MemoryBank } from '#tests/support/memory-bank.ts'

let delivered = 0

/** Delivers a raw mail as the receiving service does and works everything that follows from it; returns the outcomes. */
export async function deliver(
  bank: MemoryBank,
  raw: Uint8Array | string,
  envelope: { readonly from?: string; readonly to?: string } = {},
): Promise<string[]> {
  delivered += 1
  const { from: source = 'anna@kunde.example', to } = envelope
  const rawKey = `raw/${delivered}`
  await bank.world.blobs.put(rawKey, Buffer.from(raw), 'message/rfc822')
  const notice = {
    ...sesNotice({ source, ...(to === undefined ? {} : { recipients: [to] }) }),
    rawKey,
    receivedAt: bank.now(),
  }
  const { blobs, queues } = bank.world
  await takeMail({ ...bank.registration, raw: blobs, inquiries: queues.inquiries }, notice)
  return bank.work()
}

/** A person's raw mail; without `id` it has no Message-ID. */
export const mailOf = (fields: {
  readonly from?: string
  readonly id?: string
  readonly subject?: string
  readonly text?: string
  readonly extra?: string
  readonly to?: string
}): string =>
  [
    `From: ${fields.from ?? 'Anna Meier <anna@kunde.example>'}`,
    `To: ${fields.to ?? 'service@musterbank.example'}`,
    `Subject: ${fields.subject ?? 'Karte'}`,
    ...(fields.id === undefined ? [] : [`Message-ID: ${fields.id}`]),
    'Date: Tue, 24 Nov 2026 10:00:00 +0100',
    'Content-Type: text/plain; charset=utf-8',
    fields.extra ?? '',
    fields.text ?? 'Meine neue Karte ist noch nicht angekommen.',
  ].join('\r\n')

/** A header field of the mail that went out as the n-th. */
export async function headerOfSent(bank: MemoryBank, count: number, name: string): Promise<string> {
  const sent = await readMail(bank.world.mail.sent[count]?.raw ?? new Uint8Array())
  return sent.headers.find((header) => header.name === name)?.value ?? ''
}

/** Automatic mails that went out: acknowledgements and notices. */
export const automaticMails = (bank: MemoryBank): readonly string[] =>
  bank.world.mail.sent.flatMap(({ tags }) => (/^(?:acknowledgement|notice-)/u.test(tags.message) ? [tags.message] : []))
