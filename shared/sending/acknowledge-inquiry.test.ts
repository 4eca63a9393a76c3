import { beforeEach, describe, expect, it } from 'vitest'
import { AmbiguousSend, Missing, SendRejected, Unavailable } from '#shared/errors.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { acknowledgeInquiry } from './acknowledge-inquiry.ts'

const email = 'bernd@kunde.example'
let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})
const registered = async (message: Parameters<MemoryBank['receive']>[0] = {}) => {
  const id = await bank.receive(message)
  await bank.work(['inquiries'])
  return id
}
const acknowledge = (inquiryId: string) => acknowledgeInquiry(bank.outgoing, { inquiryId })
const textOf = (index = 0) => new TextDecoder().decode(bank.world.mail.sent[index]?.raw)
const acknowledgedEvents = async (id: string) =>
  (await bank.world.inquiries.events(id)).filter((event) => event.milestone?.name === 'acknowledged')

describe('acknowledging', () => {
  it('sends one mail in the customer’s thread, records it, and counts the milestone once', async () => {
    const id = await registered(mailMessage({ email, messageId: '<first@kunde.example>' }))
    bank.moveTo('2026-11-24T10:00:02+01:00')
    expect(await acknowledge(id)).toBe('sent')
    expect(await acknowledge(id)).toBe('already')
    expect(bank.world.mail.sent).toHaveLength(1)
    expect(bank.world.mail.sent[0]).toMatchObject({ to: email, tags: { inquiry: id, message: 'acknowledgement' } })
    expect(textOf()).toMatch(/^In-Reply-To: <first@kunde\.example>\r$/mu)
    expect(textOf()).toMatch(/^Auto-Submitted: auto-replied\r$/mu)
    expect((await bank.inquiry(id)).acknowledgedAt).toBe(bank.now())
    expect((await acknowledgedEvents(id)).map((event) => event.milestone)).toEqual([
      { name: 'acknowledged', round: 1, from: bank.now() - 2_000, to: bank.now() },
    ])
  })

  it('shows it in the app and sends no mail there, also when two deliveries meet', async () => {
    const id = await registered({ channel: 'mobile', sender: { name: 'x', subject: 'customer-anna-meier' } })
    expect(await Promise.all([acknowledge(id), acknowledge(id)])).toEqual(['shown-in-app', 'shown-in-app'])
    const shown = (await bank.world.inquiries.messages(id)).filter(({ kind }) => kind === 'acknowledgement')
    expect(shown).toHaveLength(1)
    expect(shown[0]?.text).toContain('Sehr geehrte Frau Meier')
    expect(bank.world.mail.sent).toEqual([])
    expect(await acknowledgedEvents(id)).toHaveLength(1)
  })

  it('says nothing to silent inquiries, nor where there is no address', async () => {
    const automatic = { way: 'silent', reason: 'not-addressed' } as const
    expect(await acknowledge(await registered(mailMessage({ email, automatic })))).toBe('withheld')
    expect(await acknowledge(await registered({ sender: { name: 'Anna' } }))).toBe('withheld')
    expect(bank.world.mail.sent).toEqual([])
  })

  it('keeps the caps: the fourth within an hour is worked but not answered, and the advisor sees why', async () => {
    const ids: string[] = []
    for (let count = 0; count < 4; count += 1) ids.push(await registered(mailMessage({ email })))
    const outcomes: string[] = []
    for (const id of ids) outcomes.push(await acknowledge(id))
    expect(outcomes).toEqual(['sent', 'sent', 'sent', 'capped'])
    const inquiry = await bank.inquiry(ids[3] ?? '')
    expect(inquiry.acknowledgement).toMatchObject({ way: 'silent', reason: expect.stringMatching(/^sender-hour/u) })
    expect(bank.capped).toHaveLength(1)
    expect(await acknowledge(ids[3] ?? '')).toBe('withheld')
  })

  it('sends nothing to an address that bounced: the inquiry is worked in silence, and says so', async () => {
    const id = await registered(mailMessage({ email }))
    await bank.world.suppressions.add(email, { reason: 'complaint', at: bank.now() })
    expect(await acknowledge(id)).toBe('suppressed-recipient')
    expect(bank.world.mail.sent).toEqual([])
    expect(await bank.inquiry(id)).toMatchObject({
      acknowledgement: { way: 'silent', reason: 'suppressed-recipient' },
      notReached: { reason: 'suppressed', at: bank.now() },
    })
    expect(await acknowledge(id)).toBe('withheld')
  })

  it('gives the claim back when the mail service was certainly not reached, and sends at the next try', async () => {
    const id = await registered(mailMessage({ email }))
    bank.world.mail.failNext(new Unavailable('ses'))
    await expect(acknowledge(id)).rejects.toThrow(Unavailable)
    expect(await acknowledge(id)).toBe('sent')
    expect(bank.ambiguous()).toBe(0)
  })

  it('waits two minutes while a send is ambiguous, then sends again and counts that', async () => {
    const id = await registered(mailMessage({ email }))
    bank.world.mail.failNext(new AmbiguousSend())
    await expect(acknowledge(id)).rejects.toThrow(AmbiguousSend)
    bank.moveTo('2026-11-24T10:01:59+01:00')
    await expect(acknowledge(id)).rejects.toThrow(Unavailable)
    bank.moveTo('2026-11-24T10:02:00+01:00')
    expect(await acknowledge(id)).toBe('sent')
    expect(bank.ambiguous()).toBe(1)
  })

  it('records what a crash left between sending and recording, without sending again', async () => {
    const id = await registered(mailMessage({ email }))
    const key = `${id}/acknowledgement`
    await bank.world.sends.claim(key, bank.now(), 0)
    await bank.world.sends.sent(key, bank.now(), 'sent-before-the-crash')
    bank.moveTo('2026-11-24T10:01:00+01:00')
    expect(await acknowledge(id)).toBe('sent')
    expect(bank.world.mail.sent).toEqual([])
    expect((await bank.inquiry(id)).acknowledgedAt).toBe(bank.now() - 60_000)
  })

  it('keeps a refused mail as a fact of the inquiry', async () => {
    const id = await registered(mailMessage({ email }))
    bank.world.mail.failNext(new SendRejected('MessageRejected'))
    expect(await acknowledge(id)).toBe('rejected')
    expect((await bank.inquiry(id)).acknowledgement).toMatchObject({ way: 'silent', reason: 'rejected' })
    expect(await acknowledgedEvents(id)).toEqual([])
  })

  it('never tells a time that has passed: a promise that ran out while it waited is renewed first', async () => {
    const id = await registered(mailMessage({ email }))
    const before = (await bank.inquiry(id)).promise?.by ?? 0
    bank.moveTo('2026-11-25T10:00:00+01:00')
    expect(await acknowledge(id)).toBe('sent')
    const { promise } = await bank.inquiry(id)
    expect(before).toBeLessThan(bank.now())
    expect(promise?.by).toBeGreaterThan(bank.now())
    expect((await bank.world.inquiries.events(id)).map((event) => event.type)).toContain('promise-renewed')
  })

  it('refuses an inquiry that does not exist', async () => {
    await expect(acknowledge('nothing')).rejects.toThrow(Missing)
  })
})
