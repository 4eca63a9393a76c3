import { describe, expect, it } from 'vitest'
import { Missing } from '#shared/errors.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { readMail } from './read-mail.ts'
import { sesNotice } from './ses-notice.fixture.ts'
import { takeMail } from './take-mail.ts'

let delivered = 0

/** Delivers a raw mail as the receiving service does and works everything that follows from it. */
async function deliver(
  bank: MemoryBank,
  raw: Uint8Array | string,
  source = 'anna@kunde.example',
  to?: string,
): Promise<string[]> {
  delivered += 1
  const rawKey = `raw/${delivered}`
  await bank.world.blobs.put(rawKey, Buffer.from(raw), 'message/rfc822')
  const notice = {
    ...sesNotice({ source, ...(to === undefined ? {} : { recipients: [to] }) }),
    rawKey,
    receivedAt: bank.now(),
  }
  await takeMail({ ...bank.registration, raw: bank.world.blobs, inquiries: bank.world.queues.inquiries }, notice)
  return bank.work()
}

const mailOf = (fields: {
  from?: string
  id?: string
  subject?: string
  text?: string
  extra?: string
  to?: string
}): string =>
  [
    `From: ${fields.from ?? 'Anna Meier <anna@kunde.example>'}`,
    `To: ${fields.to ?? 'service@musterbank.example'}`,
    `Subject: ${fields.subject ?? 'Karte'}`,
    ...(fields.id === undefined ? [] : [`Message-ID: ${fields.id}`]),
    `Date: Tue, 24 Nov 2026 10:00:00 +0100`,
    'Content-Type: text/plain; charset=utf-8',
    `${fields.extra ?? ''}`,
    fields.text ?? 'Meine neue Karte ist noch nicht angekommen.',
  ].join('\r\n')

describe('taking in a mail', () => {
  it('above 25 MiB reads its beginning and answers that it was too large', async () => {
    const bank = await createMemoryBank()
    const raw = Buffer.concat([
      Buffer.from(mailOf({ id: '<big@kunde.example>' })),
      Buffer.alloc(26 * 1024 * 1024, 'x\r\n'),
    ])
    expect(await deliver(bank, raw)).toContain('sent')
    const read = await readMail(bank.world.mail.sent[0]?.raw ?? new Uint8Array())
    expect(read.text).toContain('größer als die 25 MB')
  })

  it('makes an inquiry and an acknowledgement of it', async () => {
    const bank = await createMemoryBank()
    expect(await deliver(bank, mailOf({ id: '<1@kunde.example>' }))).toContain('registered')
    const [sent] = bank.world.mail.sent
    expect(sent?.to).toBe('anna@kunde.example')
    const read = await readMail(sent?.raw ?? new Uint8Array())
    expect(read.inReplyTo).toEqual(['<1@kunde.example>'])
    expect(read.headers.find(({ name }) => name === 'auto-submitted')?.value).toBe('auto-replied')
  })

  it('is counted once however often the notice comes', async () => {
    const bank = await createMemoryBank()
    const deps = { ...bank.registration, raw: bank.world.blobs, inquiries: bank.world.queues.inquiries }
    await bank.world.blobs.put('raw/o3vrnil0e2ic28tr', Buffer.from(mailOf({})), 'message/rfc822')
    expect(await takeMail(deps, sesNotice())).toBe('taken')
    expect(await takeMail(deps, sesNotice())).toBe('taken-before')
    await bank.work()
    expect((await bank.world.ledger.totals('all')).received).toBe(1)
    expect(bank.world.mail.sent).toHaveLength(1)
  })

  it('fails for good when the raw mail is not there', async () => {
    const bank = await createMemoryBank()
    const deps = { ...bank.registration, raw: bank.world.blobs, inquiries: bank.world.queues.inquiries }
    await expect(takeMail(deps, sesNotice())).rejects.toThrow(Missing)
  })
})
