import { beforeEach, describe, expect, it } from 'vitest'
import { midKey } from '#shared/mail/thread-keys.ts'
import { rawMail } from '#tests/mail/corpus.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { automaticMails, deliver, headerOfSent, mailOf } from './deliver.ts'

// Failures that other systems had with mail. Each test fails when its guard is taken out: tests/failures/main.ts.

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})
const inquiryOf = async (messageId: string) =>
  bank.inquiry((await bank.world.inquiries.byThreadKey(midKey(messageId))) ?? '')
const totals = () => bank.world.ledger.totals('all')

describe('frappe/helpdesk PR 3628', () => {
  it('bounces and out-of-office replies become no tickets, and none of the ways to answer answers them', async () => {
    for (const name of ['bounce-dsn', 'out-of-office-de', 'auto-replied', 'read-receipt'])
      expect(await deliver(bank, rawMail('automatic', name))).toEqual(['suppressed'])
    expect(await totals()).toMatchObject({ suppressed: 4, inquiries: 0 })
    expect(bank.world.mail.sent).toEqual([])
  })

  it('an out-of-office reply to an advisor’s reply begins no round and gets no notice', async () => {
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const { inquiryId, advisorId = '' } = await inquiryOf('<1@kunde.example>')
    await bank.desk.reply(inquiryId, advisorId, 'Sie kommt morgen.', {})
    await bank.work()
    const to = await headerOfSent(bank, 1, 'reply-to')
    const away = mailOf({ id: '<2@kunde.example>', to, extra: 'Auto-Submitted: auto-replied\r\n', text: 'Im Urlaub.' })
    expect(await deliver(bank, away, { to })).toEqual(['suppressed'])
    expect(await bank.inquiry(inquiryId)).toMatchObject({ status: 'answered', round: 1 })
    expect(automaticMails(bank)).toEqual(['acknowledgement'])
  })
})

describe('freescout 3670, 688', () => {
  it('a robot that says nothing of itself is answered three times an hour, not for ever', async () => {
    for (let count = 1; count <= 6; count += 1) {
      const text = `Ihr Vorgang ${count} wurde eröffnet, wir melden uns.`
      await deliver(bank, mailOf({ from: 'ticket@robot.example', id: `<${count}@robot.example>`, text }), {
        from: 'ticket@robot.example',
      })
    }
    expect(automaticMails(bank)).toHaveLength(3)
    expect(await totals()).toMatchObject({ inquiries: 6 })
  })

  it('one that changes its address every time is stopped by the cap for its domain', async () => {
    for (let count = 1; count <= 103; count += 1) {
      const from = `ticket-${count}@robot.example`
      const text = `Ihr Vorgang ${count} wurde eröffnet, wir melden uns.`
      await deliver(bank, mailOf({ from, id: `<${count}@robot.example>`, text }), { from })
    }
    expect(automaticMails(bank)).toHaveLength(100)
    expect(await totals()).toMatchObject({ inquiries: 103 })
  })
})

describe('zammad 1131', () => {
  it('a bounce of the acknowledgement is not answered, even when only its envelope says what it is', async () => {
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const bounce = mailOf({
      from: 'Mail System <system@kunde.example>',
      id: '<b@kunde.example>',
      text: 'Unzustellbar.',
    })
    expect(await deliver(bank, bounce, { from: '' })).toEqual(['suppressed'])
    expect(automaticMails(bank)).toHaveLength(1)
  })

  it('our own mail that comes back, stripped of what says that it is ours, is not answered', async () => {
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const [sent] = bank.world.mail.sent
    const own = mailOf({
      from: 'Robot <robot@loop.example>',
      id: `<${sent?.providerId}@eu-central-1.amazonses.com>`,
      text: 'Ihre Nachricht ist angekommen.',
    })
    expect(await deliver(bank, own, { from: 'robot@loop.example' })).toEqual(['suppressed'])
    expect(automaticMails(bank)).toHaveLength(1)
  })
})

describe('freescout 5591', () => {
  it('a reused Message-ID swallows no different mail', async () => {
    const id = '<same@kunde.example>'
    expect(await deliver(bank, mailOf({ id }))).toContain('registered')
    expect(await deliver(bank, mailOf({ id }))).toEqual(['copy'])
    expect(await deliver(bank, mailOf({ id, text: 'Was kostet ein Kredit?' }))).toContain('registered')
  })
})

describe('chatwoot 9069', () => {
  it('mail without Message-ID is taken in, a copy of it once, and the same words on another day again', async () => {
    expect(await deliver(bank, mailOf({}))).toContain('registered')
    expect(await deliver(bank, mailOf({}))).toEqual(['copy'])
    bank.moveTo('2026-11-26T10:00:00+01:00')
    expect(await deliver(bank, mailOf({}).replace('24 Nov', '26 Nov'))).toContain('registered')
  })
})

describe('freescout 351', () => {
  it('an unknown charset stops neither its own mail nor the next', async () => {
    const raw = mailOf({ id: '<c@kunde.example>', text: 'Schöne Grüße' }).replace('charset=utf-8', 'charset=x-klingon')
    expect(await deliver(bank, raw)).toContain('registered')
    const { inquiryId } = await inquiryOf('<c@kunde.example>')
    const messages = await bank.world.inquiries.messages(inquiryId)
    expect(messages.find(({ direction }) => direction === 'inbound')?.text).toBe('Schöne Grüße')
    expect(await deliver(bank, mailOf({ id: '<d@kunde.example>', text: 'Noch etwas.' }))).toContain('registered')
  })
})

describe('freescout 3580', () => {
  it('stripping quotes cuts no real text: the whole mail is kept', async () => {
    const text =
      'Meine Frage:\r\n> 100 Euro?\r\n\r\nAm 24.11.2026 um 9:00 schrieb Bank <b@bank.example>:\r\n> Guten Tag'
    await deliver(bank, mailOf({ id: '<q@kunde.example>', text }))
    const { inquiryId } = await inquiryOf('<q@kunde.example>')
    const messages = await bank.world.inquiries.messages(inquiryId)
    expect(messages.find(({ direction }) => direction === 'inbound')?.text).toBe(text.replaceAll('\r\n', '\n'))
  })
})

describe('libredesk 176', () => {
  it('References that a client has overwritten open no new ticket: the reply address counts first', async () => {
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const to = await headerOfSent(bank, 0, 'reply-to')
    const extra = 'References: <other@kunde.example>\r\n'
    const reply = mailOf({ id: '<2@kunde.example>', to, text: 'Nachtrag', extra })
    expect(await deliver(bank, reply, { to })).toEqual(['joined'])
  })

  it('nor where the client knows only the id that the mail service gave', async () => {
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const quoted = `<${bank.world.mail.sent[0]?.providerId}@eu-central-1.amazonses.com>`
    const extra = `In-Reply-To: ${quoted}\r\nReferences: <other@kunde.example>\r\n`
    expect(await deliver(bank, mailOf({ id: '<2@kunde.example>', text: 'Nachtrag', extra }))).toEqual(['joined'])
  })
})

describe('zammad 5064', () => {
  it('nothing in a stranger’s mail opens another customer’s matter: number, reply address or reference', async () => {
    await deliver(bank, mailOf({ id: '<1@kunde.example>' }))
    const matter = await inquiryOf('<1@kunde.example>')
    const to = await headerOfSent(bank, 0, 'reply-to')
    const from = 'eve@elsewhere.example'
    const attempts = [
      { id: '<e1@elsewhere.example>', subject: `Re: Karte [${matter.reference}]`, text: 'Wie ist der Stand?' },
      { id: '<e2@elsewhere.example>', to, text: 'Wie ist der Stand jetzt?' },
      { id: '<e3@elsewhere.example>', extra: 'In-Reply-To: <1@kunde.example>\r\n', text: 'Und jetzt?' },
    ]
    for (const attempt of attempts) {
      expect(await deliver(bank, mailOf({ from, ...attempt }), { from, ...('to' in attempt ? { to } : {}) })).toContain(
        'registered',
      )
    }
    expect(await bank.world.inquiries.messages(matter.inquiryId)).toHaveLength(2)
    const linked = await inquiryOf('<e2@elsewhere.example>')
    expect(linked).toMatchObject({ linkedInquiryId: matter.inquiryId, warnings: ['linked-from-other-sender'] })
  })
})
