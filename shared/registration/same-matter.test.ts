import { beforeEach, describe, expect, it } from 'vitest'
import { findGivenOut } from '#shared/status/given-out.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { registerMessage } from './register-message.ts'

const email = 'bernd@kunde.example'
const text = 'Meine neue Girocard ist seit zwei Wochen nicht angekommen.'
let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})
const mail = (more: Partial<Parameters<typeof mailMessage>[0]> = {}) =>
  mailMessage({ email, text, fingerprint: 'same', ...more })
const form = (more: { text?: string } = {}) => ({ sender: { name: 'Bernd Krause', email }, text, ...more })
const register = async (message: Parameters<MemoryBank['receive']>[0]) => {
  const id = await bank.receive(message)
  const [outcome] = await bank.work(['inquiries'])
  return { id, outcome }
}
const acknowledge = async () => {
  await bank.work()
  return bank.world.mail.sent.filter((sent) => sent.tags.message === 'acknowledgement').length
}
const joinedBecause = async (id: string) => (await bank.world.inquiries.events(id)).at(-1)?.detail

describe('the same mail written again', () => {
  it('joins its open matter, with the reason, and is acknowledged once', async () => {
    const { id } = await register(mail())
    const second = await register(mail())
    expect(second.outcome).toBe('joined')
    expect(await joinedBecause(id)).toEqual({ messageId: second.id, why: 'same-content' })
    expect(await acknowledge()).toBe(1)
    expect(await bank.world.ledger.totals('all')).toMatchObject({ received: 2, inquiries: 1, merged: 1 })
  })

  it.each([
    ['another sender', { email: 'eve@kunde.example', fingerprint: 'of eve' }],
    ['another content', { fingerprint: 'other', text: 'Was kostet ein Kredit über zehntausend Euro bei Ihnen?' }],
    ['the same words under another subject or with another file', { fingerprint: 'other' }],
    ['a failed DMARC check', { dmarc: 'FAIL', automatic: { way: 'silent', reason: 'dmarc' } }],
  ] as const)('does not join with %s', async (_, more) => {
    await register(mail())
    expect((await register(mail(more))).outcome).toBe('registered')
  })

  it('does not join what somebody may have written in the customer’s name', async () => {
    await register(mail({ dmarc: 'FAIL', automatic: { way: 'silent', reason: 'dmarc' } }))
    expect((await register(mail())).outcome).toBe('registered')
    expect(await acknowledge()).toBe(1)
  })

  it('does not join after the configured time, and the next one joins the newer matter', async () => {
    await register(mail())
    bank.moveTo('2026-11-25T10:00:01+01:00')
    const newer = await register(mail())
    expect(newer.outcome).toBe('registered')
    expect((await register(mail())).outcome).toBe('joined')
    expect(await bank.world.inquiries.messages(newer.id)).toHaveLength(2)
  })

  it('opens a new matter when the first one is resolved, and the next one joins that', async () => {
    const { id } = await register(mail())
    await bank.work()
    await bank.desk.resolve(id, (await bank.inquiry(id)).advisorId ?? '', undefined)
    const newer = await register(mail())
    expect(newer.outcome).toBe('registered')
    await register(mail())
    expect(await bank.world.inquiries.messages(newer.id)).toHaveLength(2)
  })

  it('makes one matter when both are registered at the same moment', async () => {
    const ids = [await bank.receive(mail()), await bank.receive(mail())]
    const outcomes = await Promise.all(ids.map((id) => registerMessage(bank.registration, id)))
    expect(outcomes.sort()).toEqual(['joined', 'registered'])
    expect(await bank.world.ledger.totals('all')).toMatchObject({ inquiries: 1, merged: 1, inFlight: 0 })
  })

  it('delivered again after it joined is a copy of it', async () => {
    await register(mail())
    const again = mail()
    expect((await register(again)).outcome).toBe('joined')
    expect((await register(again)).outcome).toBe('copy')
  })
})

describe('a form and a mail with the same words', () => {
  it('are one matter with one acknowledgement, whichever came first', async () => {
    const { id } = await register(mail({ text: `${text}\n-- \nBernd Krause`, fingerprint: 'mail' }))
    const second = await register(form())
    expect(second.outcome).toBe('joined')
    expect(await joinedBecause(id)).toEqual({ messageId: second.id, why: 'form-and-mail' })
    const other = { ...form(), text: 'Ich möchte meine Adresse ändern, weil ich umgezogen bin.' }
    const first = await register(other)
    await register(mail({ text: other.text.toUpperCase(), fingerprint: 'other' }))
    expect(await bank.world.inquiries.messages(first.id)).toHaveLength(2)
    expect(await acknowledge()).toBe(2)
  })

  it('do not let whoever filled in the form read or write in the matter of a known customer', async () => {
    const known = 'anna.meier@kunde.example'
    const matter = await register(mail({ email: known, dmarc: 'PASS', fingerprint: 'known' }))
    const filled = await register({ sender: { name: 'Anna Meier', email: known }, text })
    expect(filled.outcome).toBe('joined')
    expect((await findGivenOut(bank.world, filled.id))?.state).toBe('received')
    const posted = await register({ sender: { name: '', email: known }, inquiryId: filled.id, text: 'Und jetzt?' })
    expect(posted.outcome).toBe('registered')
    expect(await bank.inquiry(posted.id)).toMatchObject({ linkedInquiryId: matter.id })
  })

  it('are two after the configured time', async () => {
    await register(form())
    bank.moveTo('2026-11-24T11:00:01+01:00')
    expect((await register(mail())).outcome).toBe('registered')
  })

  it('are two when the words are too few to tell', async () => {
    await register(form({ text: 'Bitte um Rückruf!' }))
    expect((await register(mail({ text: 'Bitte um Rückruf!' }))).outcome).toBe('registered')
  })

  it('are not told apart by two forms: whoever fills in two wants two', async () => {
    await register(form())
    expect((await register(form())).outcome).toBe('registered')
  })
})

describe('a mail to two of our addresses', () => {
  it('stays at the desk of the first, and where the other went is kept', async () => {
    const messageId = '<both@kunde.example>'
    const { id } = await register(mail({ messageId, to: 'beschwerde@musterbank.example' }))
    const second = await register(mail({ messageId, to: 'firmenkunden@musterbank.example' }))
    expect(second.outcome).toBe('copy')
    expect((await bank.inquiry(id)).desk).toBe('complaints')
    expect(await joinedBecause(id)).toEqual({ receiptId: second.id, mailboxes: ['firmenkunden@musterbank.example'] })
    expect(await acknowledge()).toBe(1)
  })

  it('in one delivery goes to the desk that was named first', async () => {
    const both = mail()
    const envelopeTo = [
      'service@musterbank.example',
      'firmenkunden@musterbank.example',
      'beschwerde@musterbank.example',
    ]
    if (both.mail === undefined) throw new Error('no mail')
    const { id } = await register({ ...both, mail: { ...both.mail, envelopeTo } })
    expect((await bank.inquiry(id)).desk).toBe('business')
  })
})

describe('one of our own mails that comes back', () => {
  it('is known by the id that SES gave, although every header of ours was stripped (rule 6)', async () => {
    await register(mail())
    await bank.work()
    const [sent] = bank.world.mail.sent
    const messageId = `<${sent?.providerId}@eu-central-1.amazonses.com>`
    const { id, outcome } = await register(mail({ messageId, fingerprint: 'ours', email: 'robot@loop.example' }))
    expect(outcome).toBe('suppressed')
    expect((await bank.inquiry(id)).acknowledgement.reason).toBe('own-message-id')
  })

  it('is not taken for a customer’s whose provider sends through SES too', async () => {
    const messageId = '<0107-theirs-000000@eu-west-1.amazonses.com>'
    expect((await register(mail({ messageId, fingerprint: 'one' }))).outcome).toBe('registered')
    expect((await register(mail({ messageId, fingerprint: 'two', text: 'Anderes.' }))).outcome).toBe('registered')
  })
})
