import { beforeEach, describe, expect, it } from 'vitest'
import { AmbiguousSend } from '#shared/errors.ts'
import { midKey } from '#shared/mail/thread-keys.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { acknowledgeInquiry } from './acknowledge-inquiry.ts'
import { deliveryStates } from './delivery-states.ts'
import { recordMailOutcome } from './record-mail-outcome.ts'
import type { MailOutcome } from './ses-event.ts'

const email = 'bernd@kunde.example'
let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})

const messageId = 'acknowledgement'
const outcomeOf = (inquiryId: string, over: Partial<MailOutcome> = {}): MailOutcome => ({
  type: 'send',
  providerId: 'memory-000001',
  tags: { inquiryId, messageId },
  address: email,
  after: 0,
  ...over,
})
const record = (outcome: MailOutcome) =>
  recordMailOutcome({ ...bank.outgoing, queues: bank.world.queues, suppressions: bank.world.suppressions }, outcome)
const registered = async () => {
  const id = await bank.receive(mailMessage({ email }))
  await bank.work(['inquiries'])
  return id
}
const acknowledged = async () => {
  const id = await bank.receive(mailMessage({ email }))
  await bank.work()
  return id
}
const stateOf = async (id: string) => deliveryStates(await bank.world.inquiries.events(id)).get(messageId)

describe('the Send event', () => {
  it('of a mail that is recorded changes nothing', async () => {
    const id = await acknowledged()
    expect(await record(outcomeOf(id))).toBe('send-known')
    expect(bank.world.queues.acknowledgements.messages).toEqual([])
  })

  it('tells after a crash between send and record that the mail went out: it is recorded and not sent again', async () => {
    const id = await registered()
    bank.world.mail.failNext(new AmbiguousSend())
    await expect(acknowledgeInquiry(bank.outgoing, { inquiryId: id })).rejects.toThrow(AmbiguousSend)
    expect(await record(outcomeOf(id, { providerId: 'went-out' }))).toBe('send-recorded')
    bank.moveTo('2026-11-24T10:05:00+01:00')
    expect(await acknowledgeInquiry(bank.outgoing, { inquiryId: id })).toBe('sent')
    expect(bank.world.mail.sent).toEqual([])
    expect(bank.ambiguous()).toBe(0)
    expect((await bank.inquiry(id)).acknowledgedAt).toBe(bank.now() - 300_000)
    expect(await bank.world.inquiries.byThreadKey(midKey('<went-out@eu-central-1.amazonses.com>'))).toBe(id)
  })

  it.each([
    ['acknowledgement', 'acknowledgements', {}],
    ['notice-m2', 'acknowledgements', { notice: { messageId: 'm2' } }],
    ['reply-1', 'outbound', { messageId: 'reply-1' }],
  ] as const)('of a %s whose sender is gone has the rest recorded', async (message, queue, rest) => {
    const id = await registered()
    bank.world.queues.acknowledgements.messages.length = 0
    await bank.world.sends.claim(`${id}/${message}`, bank.now() - 15_000, 0)
    await record(outcomeOf(id, { tags: { inquiryId: id, messageId: message } }))
    expect(bank.world.queues[queue].messages).toEqual([{ inquiryId: id, ...rest }])
  })

  it('of a second mail that went out keeps the first as the record, and lets replies to either find the matter', async () => {
    const id = await acknowledged()
    expect(await record(outcomeOf(id, { providerId: 'second' }))).toBe('send-recorded')
    expect(await bank.world.sends.find(`${id}/${messageId}`)).toMatchObject({ providerId: 'memory-000001' })
    expect(await bank.world.inquiries.byThreadKey(midKey('<second@amazonses.com>'))).toBe(id)
  })

  it('of a mail of somebody else is none of ours', async () => {
    expect(await record({ type: 'send', providerId: 'theirs', after: 0 })).toBe('unknown-mail')
    expect(await record({ type: 'delivery', providerId: 'theirs', after: 0 })).toBe('unknown-mail')
  })
})

describe('what became of a mail', () => {
  it('is kept with its message, once, at the time of sending and what SES measured since', async () => {
    const id = await acknowledged()
    const delivery = outcomeOf(id, { type: 'delivery', after: 1_500 })
    expect(await record(delivery)).toBe('mail-delivery')
    bank.moveTo('2026-11-24T12:00:00+01:00')
    expect(await record(delivery)).toBe('already')
    const { acknowledgedAt = 0 } = await bank.inquiry(id)
    expect(await stateOf(id)).toEqual({ state: 'delivered', at: acknowledgedAt + 1_500 })
  })

  it('may come before the record of sending: it proves the sending itself', async () => {
    const id = await registered()
    await bank.world.sends.claim(`${id}/${messageId}`, bank.now(), 0)
    expect(await record(outcomeOf(id, { type: 'delivery' }))).toBe('mail-delivery')
    expect(await bank.world.sends.find(`${id}/${messageId}`)).toMatchObject({ sentAt: bank.now() })
  })

  it('after a hard bounce or complaint suppresses the address and says that the customer is not reached', async () => {
    for (const type of ['bounce', 'complaint'] as const) {
      const id = await acknowledged()
      const { providerId = '' } = bank.world.mail.sent.at(-1) ?? {}
      await record(outcomeOf(id, { type, providerId, code: 'x' }))
      expect((await bank.inquiry(id)).notReached).toEqual({ reason: type, at: bank.now() })
      expect(await bank.world.suppressions.find(email)).toEqual({ reason: type, at: bank.now() })
      expect(await stateOf(id)).toMatchObject({ state: type === 'bounce' ? 'bounced' : 'complained', code: 'x' })
      await bank.world.suppressions.lift(email)
    }
  })

  it('says nothing of reaching somebody in the app, whose mail only announces', async () => {
    const id = await bank.receive({ channel: 'mobile', sender: { name: 'x', subject: 'customer-anna-meier' } })
    await bank.work()
    expect(await record(outcomeOf(id, { type: 'bounce' }))).toBe('mail-bounce')
    expect((await bank.inquiry(id)).notReached).toBeUndefined()
  })

  it('is a delay or a soft bounce: nothing but a fact', async () => {
    const id = await acknowledged()
    await record(outcomeOf(id, { type: 'delay', after: 1 }))
    expect(await stateOf(id)).toMatchObject({ state: 'delayed' })
    await record(outcomeOf(id, { type: 'transient-bounce', after: 2 }))
    expect(await stateOf(id)).toMatchObject({ state: 'bounced' })
    expect(await bank.inquiry(id)).not.toHaveProperty('notReached')
    expect(await bank.world.suppressions.find(email)).toBeUndefined()
  })

  it('is a rejection: the customer is not reached, and their address is not to blame', async () => {
    const id = await acknowledged()
    await record(outcomeOf(id, { type: 'reject', after: 1 }))
    expect((await bank.inquiry(id)).notReached?.reason).toBe('rejected')
    expect(await bank.world.suppressions.find(email)).toBeUndefined()
  })

  it('shows that mail arrives again: a later delivery takes the warning away, an earlier one does not', async () => {
    const id = await acknowledged()
    await record(outcomeOf(id, { type: 'bounce', after: 10_000 }))
    await record(outcomeOf(id, { type: 'delivery', after: 5_000 }))
    expect((await bank.inquiry(id)).notReached?.reason).toBe('bounce')
    await record(outcomeOf(id, { type: 'delivery', after: 20_000 }))
    expect(await bank.inquiry(id)).not.toHaveProperty('notReached')
  })

  it('to an address that is not the customer’s says nothing about reaching them', async () => {
    const id = await acknowledged()
    await record(outcomeOf(id, { type: 'bounce', address: 'old@kunde.example' }))
    expect(await bank.inquiry(id)).not.toHaveProperty('notReached')
    expect(await bank.world.suppressions.find('old@kunde.example')).toBeDefined()
  })

  it('is found by the id that SES gave where the tags are missing', async () => {
    const id = await acknowledged()
    const { tags: _, ...untagged } = outcomeOf(id, { type: 'bounce' })
    expect(await record(untagged)).toBe('mail-bounce')
    expect((await bank.inquiry(id)).notReached?.reason).toBe('bounce')
  })
})
