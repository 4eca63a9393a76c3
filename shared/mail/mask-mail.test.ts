import { describe, expect, it } from 'vitest'
import { createMemoryBank } from '#tests/support/memory-bank.ts'
import { maskedRaw } from './masked-raw.ts'
import { readMail } from './read-mail.ts'
import { sesNotice } from './ses-notice.fixture.ts'
import { takeMail } from './take-mail.ts'

const CARD = '4111 1111 1111 1111'
const mail = [
  'From: "Anna 4111111111111111" <anna@kunde.example>',
  'To: service@musterbank.example',
  'Subject: Karte 4111-1111-1111-1111 sperren, PIN 9876',
  'Message-ID: <secret@kunde.example>',
  'Date: Tue, 24 Nov 2026 10:00:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: multipart/alternative; boundary=a',
  '',
  '--a',
  'Content-Type: text/plain; charset=utf-8',
  '',
  `Bitte sperren Sie meine Karte ${CARD}, meine IBAN ist DE89 3704 0044 0532 0130 00.`,
  '--a',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Bitte sperren Sie meine Karte 4111 <b>1111 1111</b> 1111, meine PIN ist 9876</p>',
  '--a--',
  '--b',
  'Content-Type: text/plain; name="4111111111111111.txt"',
  'Content-Disposition: attachment; filename="4111111111111111.txt"',
  '',
  'x',
  '--b--',
].join('\r\n')

async function taken(raw: string) {
  const bank = await createMemoryBank()
  const notice = { ...sesNotice(), receivedAt: bank.now() }
  const deps = { ...bank.registration, raw: bank.world.blobs, inquiries: bank.world.queues.inquiries }
  await bank.world.blobs.put(notice.rawKey, Buffer.from(raw), 'message/rfc822')
  return { bank, notice, deps, take: () => takeMail(deps, notice) }
}

describe('a mail with a card number and a PIN in it', () => {
  it('is kept without them, wherever they stood, and its IBAN stays', async () => {
    const { bank, notice, take } = await taken(mail)
    await take()
    const [receipt] = (await bank.world.ledger.attention('inFlight', { limit: 1 })).items
    const id = receipt?.receiptId ?? ''
    await bank.work()
    const inquiry = await bank.inquiry(id)
    const messages = await bank.world.inquiries.messages(id)
    const inbound = messages.find(({ direction }) => direction === 'inbound')
    const html = Buffer.from((await bank.world.blobs.get(inbound?.htmlKey ?? '')) ?? []).toString()
    const raw = Buffer.from((await bank.world.blobs.get(notice.rawKey)) ?? [])
    const all = JSON.stringify([inquiry, messages, await bank.world.ledger.find(id), html, await readMail(raw)])
    expect(all.replace(/[^\d]/gu, '')).not.toContain('4111111111111111')
    expect(all).not.toMatch(/9876|1111[ -]1111/)
    expect(inbound).toMatchObject({ masked: ['card', 'secret'], attachments: [{ name: '•••• 1111.txt' }] })
    expect(inbound?.text).toBe('Bitte sperren Sie meine Karte •••• 1111, meine IBAN ist DE89 3704 0044 0532 0130 00.')
    expect(inquiry.subject).toBe('Karte •••• 1111 sperren, PIN •••')
    expect(html).toBe('<p>Bitte sperren Sie meine Karte •••• 1111<b></b>, meine PIN ist •••</p>')
    expect(raw.toString()).toContain('X-Anklang-Masked: 1')
  })

  it('leaves as a raw mail what was kept of it, and taken in again is the same', async () => {
    const { bank, notice, take } = await taken(mail)
    expect(await take()).toBe('taken')
    const read = await readMail((await bank.world.blobs.get(notice.rawKey)) ?? new Uint8Array())
    expect(read).toMatchObject({
      from: { name: 'Anna •••• 1111', address: 'anna@kunde.example' },
      to: ['service@musterbank.example'],
      subject: 'Karte •••• 1111 sperren, PIN •••',
      messageId: '<secret@kunde.example>',
      date: 'Tue, 24 Nov 2026 10:00:00 +0100',
      defects: [],
    })
    expect(await take()).toBe('taken-before')
    await bank.work()
    expect(bank.world.mail.sent).toHaveLength(1)
  })

  it('answers nothing that it said', async () => {
    const { bank, take } = await taken(mail)
    await take()
    await bank.work()
    const sent = await readMail(bank.world.mail.sent[0]?.raw ?? new Uint8Array())
    expect(`${sent.subject}${sent.text}`).not.toMatch(/1111|9876|3704/)
  })

  it('stays as it came where there is nothing to mask', async () => {
    const harmless = mail.replace(/4111[ -]?1111[ -]?1111[ -]?1111|4111 <b>1111 1111<\/b> 1111|9876/gu, 'weg')
    const { bank, notice, take } = await taken(harmless)
    await take()
    expect(Buffer.from((await bank.world.blobs.get(notice.rawKey)) ?? []).toString()).toBe(harmless)
  })
})

it('a masked raw mail makes no field of what its sender wrote', async () => {
  const read = await readMail(Buffer.from(mail))
  const hostile = {
    ...read,
    subject: 'a\r\nBcc: x@y.example',
    from: { ...read.from, name: `ü"\r\nX: 1 ${'💳'.repeat(60)}` },
  }
  const again = await readMail(maskedRaw({ ...hostile, text: 'Zeile\n'.repeat(50) }))
  expect(again.headers.map(({ name }) => name)).not.toContain('bcc')
  expect(again.headers.map(({ name }) => name)).not.toContain('x')
  expect(again.from.address).toBe('anna@kunde.example')
  expect(again.text.trim()).toBe('Zeile\n'.repeat(50).trim())
})
