import { beforeEach, describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import type { MailFacts } from '#shared/intake/channel-message.ts'
import { liftSuppression } from '#shared/sending/lift-suppression.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { registerMessage } from './register-message.ts'

const email = 'bernd@kunde.example'
let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})

type Report = NonNullable<MailFacts['report']>
const withFacts = (message: Parameters<MemoryBank['receive']>[0], facts: Partial<MailFacts>) =>
  message.mail === undefined ? message : { ...message, mail: { ...message.mail, ...facts } }
const acknowledged = async () => {
  const id = await bank.receive(mailMessage({ email }))
  await bank.work()
  return id
}

describe('a mail from a suppressed address', () => {
  beforeEach(async () => {
    await bank.world.suppressions.add(email, { reason: 'bounce', at: bank.now() })
    bank.world.accountSuppressions.held.add(email)
  })
  const answered = async (message: Parameters<MemoryBank['receive']>[0]) => {
    await bank.receive(message)
    await bank.work()
    return bank.world.mail.sent.length
  }

  it('that passed DMARC lifts the suppression, here and for the account, and is acknowledged', async () => {
    expect(await answered(mailMessage({ email, dmarc: 'PASS' }))).toBe(1)
    expect(await bank.world.suppressions.find(email)).toBeUndefined()
    expect(bank.world.accountSuppressions.held.size).toBe(0)
  })

  it('that did not pass leaves it, and is worked without an answer', async () => {
    expect(await answered(mailMessage({ email, dmarc: 'GRAY' }))).toBe(0)
    expect(await bank.world.suppressions.find(email)).toBeDefined()
  })

  it('that a machine wrote leaves it', async () => {
    const automatic = { way: 'suppressed', reason: 'auto-submitted' } as const
    await answered(mailMessage({ email, dmarc: 'PASS', automatic }))
    expect(await bank.world.suppressions.find(email)).toBeDefined()
  })

  it('is taken off both lists or stays on ours, so that trying again finishes it', async () => {
    const message = { channel: 'email', receivedAt: 0, sender: { name: '', email }, subject: '', text: '' } as const
    const mail = mailMessage({ email, dmarc: 'PASS' }).mail
    const down = { lift: () => Promise.reject(new Unavailable('ses')) }
    const deps = { suppressions: bank.world.suppressions, accountSuppressions: down }
    await expect(liftSuppression(deps, { ...message, ...(mail === undefined ? {} : { mail }) })).rejects.toThrow(
      Unavailable,
    )
    expect(await bank.world.suppressions.find(email)).toBeDefined()
  })

  it('on a matter whose customer was not reached takes the warning away', async () => {
    await bank.world.suppressions.lift(email)
    const id = await acknowledged()
    const notReached = { reason: 'bounce', at: bank.now() } as const
    await bank.world.inquiries.commit({ inquiryId: id, set: { notReached } })
    const { mail } = mailMessage({ email })
    expect(mail).toBeDefined()
    const references = [`<${id}.acknowledgement@antwort.musterbank.example>`]
    await bank.receive(mailMessage({ email, dmarc: 'GRAY', references }))
    await bank.work()
    expect((await bank.inquiry(id)).notReached).toEqual(notReached)
    await bank.receive(mailMessage({ email, dmarc: 'PASS', references }))
    await bank.work()
    expect(await bank.inquiry(id)).not.toHaveProperty('notReached')
  })
})

describe('a report of another mail service', () => {
  const report = (about: readonly string[], over: Partial<Report['recipients'][number]> = {}): Report => ({
    recipients: [{ addresses: [email], action: 'failed', status: '5.1.1', ...over }],
    about: [...about],
  })
  const received = async (facts: Report) => {
    const automatic = { way: 'suppressed', reason: 'report' } as const
    const message = mailMessage({ email: 'mailer-daemon@kunde.example', automatic })
    const id = await bank.receive(withFacts(message, { report: facts }))
    await bank.work()
    return id
  }
  const own = (id: string) => `<${id}.acknowledgement@antwort.musterbank.example>`
  const facts = async (id: string) =>
    (await bank.world.inquiries.events(id)).filter(({ type }) => type === 'mail-report').map(({ detail }) => detail)

  it('is linked to the inquiry of the mail that it is about, which says that the customer is not reached', async () => {
    const id = await acknowledged()
    const reportId = await received(report(['<other@kunde.example>', own(id)]))
    expect(await facts(id)).toEqual([
      { receiptId: reportId, messageId: 'acknowledgement', action: 'failed', status: '5.1.1' },
    ])
    expect((await bank.inquiry(id)).notReached).toEqual({ reason: 'bounce', at: bank.now() })
    expect(await bank.inquiry(reportId)).toMatchObject({ status: 'suppressed', linkedInquiryId: id })
    expect(await bank.world.suppressions.find(email)).toBeUndefined()
  })

  it('is linked by the id that SES gave where nothing else came back', async () => {
    const id = await acknowledged()
    const { providerId = '' } = bank.world.mail.sent[0] ?? {}
    await received(report([`<${providerId}@eu-central-1.amazonses.com>`]))
    expect(await facts(id)).toHaveLength(1)
  })

  it('of a delay, a temporary failure or another address is a fact and nothing more', async () => {
    const id = await acknowledged()
    await received(report([own(id)], { action: 'delayed', status: '4.4.1' }))
    await received(report([own(id)], { status: '4.2.2' }))
    await received(report([own(id)], { addresses: ['stranger@kunde.example'] }))
    expect(await facts(id)).toHaveLength(3)
    expect(await bank.inquiry(id)).not.toHaveProperty('notReached')
  })

  it('without a mail of ours in it is nobody’s', async () => {
    const id = await acknowledged()
    const unknown = await received(report(['<x@amazonses.com>', own('b'.repeat(26)), own('too-short')]))
    expect(await bank.inquiry(unknown)).not.toHaveProperty('linkedInquiryId')
    expect(await facts(id)).toEqual([])
    expect(await bank.inquiry(await received(report([])))).not.toHaveProperty('linkedInquiryId')
    expect(await bank.inquiry(await received({ recipients: [], about: [own(id)] }))).not.toHaveProperty(
      'linkedInquiryId',
    )
  })

  it('registered twice at the same moment is noted once', async () => {
    const id = await acknowledged()
    const automatic = { way: 'suppressed', reason: 'report' } as const
    const message = mailMessage({ email: 'mailer-daemon@kunde.example', automatic })
    const receiptId = await bank.receive(withFacts(message, { report: report([own(id)]) }))
    await Promise.all([registerMessage(bank.registration, receiptId), registerMessage(bank.registration, receiptId)])
    expect(await facts(id)).toHaveLength(1)
  })
})

describe('a mail that was too large', () => {
  const tooLarge = (references: readonly string[] = [], automatic?: MailFacts['automatic']) =>
    withFacts(mailMessage({ email, references }), { tooLarge: true, ...(automatic === undefined ? {} : { automatic }) })
  const texts = async (id: string) =>
    (await bank.world.inquiries.messages(id))
      .filter(({ direction }) => direction === 'outbound')
      .map(({ text }) => text)

  it('is answered by saying so, once, and worked like any other', async () => {
    const id = await bank.receive(tooLarge())
    await bank.work()
    const [text] = await texts(id)
    expect(text).toContain('größer als die 25 MB')
    expect(text).toContain((await bank.inquiry(id)).reference)
    expect(bank.fallbacks).toEqual([])
    expect(['waiting', 'assigned']).toContain((await bank.inquiry(id)).status)
  })

  it('is answered so too when it joins an open matter, at most once an hour', async () => {
    const id = await acknowledged()
    const references = [`<${id}.acknowledgement@antwort.musterbank.example>`]
    await bank.receive(tooLarge(references))
    await bank.receive(tooLarge(references))
    await bank.work()
    const [, ...notices] = await texts(id)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('größer als die 25 MB')
  })

  it('of a machine is not answered', async () => {
    await bank.receive(tooLarge([], { way: 'suppressed', reason: 'auto-submitted' }))
    await bank.work()
    expect(bank.world.mail.sent).toEqual([])
  })

  it('has its notice enqueued again after a crash, like the notice of a new round', async () => {
    const id = await acknowledged()
    const receiptId = await bank.receive(tooLarge([`<${id}.acknowledgement@antwort.musterbank.example>`]))
    await registerMessage(bank.registration, receiptId)
    bank.world.queues.acknowledgements.messages.length = 0
    expect(await registerMessage(bank.registration, receiptId)).toBe('already')
    expect(bank.world.queues.acknowledgements.messages).toEqual([{ inquiryId: id, notice: { messageId: receiptId } }])
  })
})
