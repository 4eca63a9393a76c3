import { describe, expect, it } from 'vitest'
import { Missing } from '#shared/errors.ts'
import { rawMail } from '#tests/mail/corpus.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { readMail } from './read-mail.ts'
import { sesNotice } from './ses-notice.fixture.ts'
import { takeMail } from './take-mail.ts'
import { midKey } from './thread-keys.ts'

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

describe('what other systems failed at', () => {
  it('bounces and out-of-office replies become no tickets and are not answered (frappe/helpdesk PR 3628)', async () => {
    const bank = await createMemoryBank()
    for (const name of ['bounce-dsn', 'null-sender', 'out-of-office-de', 'auto-replied', 'read-receipt']) {
      expect(await deliver(bank, rawMail('automatic', name), name === 'null-sender' ? '' : undefined)).toEqual([
        'suppressed',
      ])
    }
    expect(bank.world.mail.sent).toEqual([])
    expect((await bank.world.ledger.totals('all')).suppressed).toBe(5)
  })

  it('a robot that changes its address each time is not answered (freescout 3670, 688)', async () => {
    const bank = await createMemoryBank()
    for (const count of [1, 2, 3]) {
      const raw = mailOf({
        from: `ticket-${count}@robot.example`,
        id: `<${count}@robot.example>`,
        extra: 'Auto-Submitted: auto-replied\r\n',
      })
      await deliver(bank, raw, `ticket-${count}@robot.example`)
    }
    expect(bank.world.mail.sent).toEqual([])
  })

  it('our own acknowledgement sent back, with or without its headers of automatic mail, is not answered (zammad 1131)', async () => {
    const bank = await createMemoryBank()
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const own = Buffer.from(bank.world.mail.sent[0]?.raw ?? []).toString('latin1')
    const stripped = own
      .replaceAll('Guten Tag', 'Guten Morgen')
      .replace(/^(?:Auto-Submitted|X-Auto-Response-Suppress|X-Anklang-Loop):.*\r\n/gim, '')
    expect(stripped).not.toBe(own)
    expect(await deliver(bank, own, 'service@musterbank.example')).toEqual(['suppressed'])
    expect(await deliver(bank, stripped, 'service@musterbank.example')).toEqual(['suppressed'])
    expect(bank.world.mail.sent).toHaveLength(1)
  })

  it('a reused Message-ID swallows no different mail, and a copy makes no second matter (freescout 5591)', async () => {
    const bank = await createMemoryBank()
    const id = '<same@kunde.example>'
    expect(await deliver(bank, mailOf({ id }))).toContain('registered')
    expect(await deliver(bank, mailOf({ id }))).toEqual(['copy'])
    expect(await deliver(bank, mailOf({ id, subject: 'Kredit', text: 'Was kostet ein Kredit?' }))).toContain(
      'registered',
    )
  })

  it('mail without Message-ID is taken in, once (chatwoot 9069)', async () => {
    const bank = await createMemoryBank()
    expect(await deliver(bank, mailOf({}))).toContain('registered')
    expect(await deliver(bank, mailOf({}))).toEqual(['copy'])
    expect(await deliver(bank, mailOf({}).replace('24 Nov', '25 Nov'))).toEqual(['joined'])
    expect(await deliver(bank, mailOf({ text: 'Was kostet ein Kredit?' }))).toContain('registered')
  })

  it('an unknown charset stops nothing (freescout 351)', async () => {
    const bank = await createMemoryBank()
    const raw = mailOf({ id: '<c@kunde.example>', text: 'Schöne Grüße' }).replace('charset=utf-8', 'charset=x-klingon')
    expect(await deliver(bank, raw)).toContain('registered')
    expect(await deliver(bank, mailOf({ id: '<d@kunde.example>', text: 'Und noch etwas anderes.' }))).toContain(
      'registered',
    )
  })

  it('no real text is cut: what is kept is the whole mail (freescout 3580)', async () => {
    const bank = await createMemoryBank()
    const text =
      'Meine Frage:\r\n> 100 Euro?\r\n\r\nAm 24.11.2026 um 9:00 schrieb Bank <b@bank.example>:\r\n> Guten Tag'
    await deliver(bank, mailOf({ id: '<q@kunde.example>', text }))
    const inquiryId = await bank.world.inquiries.byThreadKey(midKey('<q@kunde.example>'))
    const messages = await bank.world.inquiries.messages(inquiryId ?? '')
    expect(messages.find(({ direction }) => direction === 'inbound')?.text).toBe(text.replaceAll('\r\n', '\n'))
  })

  it('a reply finds its matter although the client has overwritten References (libredesk 176)', async () => {
    const bank = await createMemoryBank()
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const sent = await readMail(bank.world.mail.sent[0]?.raw ?? new Uint8Array())
    const address = sent.headers.find(({ name }) => name === 'reply-to')?.value ?? ''
    const reply = mailOf({
      id: '<2@kunde.example>',
      to: address,
      text: 'Nachtrag',
      extra: 'References: <other@kunde.example>\r\n',
    })
    expect(await deliver(bank, reply, 'anna@kunde.example', address)).toEqual(['joined'])
  })

  it('neither a number nor a reply address in a stranger’s mail opens the matter (zammad 5064)', async () => {
    const bank = await createMemoryBank()
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const sent = await readMail(bank.world.mail.sent[0]?.raw ?? new Uint8Array())
    const address = sent.headers.find(({ name }) => name === 'reply-to')?.value ?? ''
    const eve = { from: 'eve@elsewhere.example', to: address, subject: sent.subject, text: 'Wie ist der Stand?' }
    expect(
      await deliver(bank, mailOf({ ...eve, id: '<e@elsewhere.example>' }), 'eve@elsewhere.example', address),
    ).toContain('registered')
  })
})
