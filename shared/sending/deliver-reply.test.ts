import { beforeEach, describe, expect, it } from 'vitest'
import { Missing, SendRejected } from '#shared/errors.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { deliverReply } from './deliver-reply.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})
const answered = async (message: Parameters<MemoryBank['receive']>[0], text = 'Guten Tag, <sie> kommt & bleibt.') => {
  const inquiryId = await bank.receive(message)
  await bank.work()
  const { advisorId = '' } = await bank.inquiry(inquiryId)
  bank.moveTo('2026-11-24T11:00:00+01:00')
  await bank.desk.reply(inquiryId, advisorId, text, {})
  const request = bank.world.queues.outbound.messages[0] ?? { inquiryId, messageId: '' }
  bank.world.queues.outbound.messages.length = 0
  return request
}
const replies = () => bank.world.mail.sent.filter((mail) => mail.tags.message !== 'acknowledgement')
const deliveries = async (id: string) =>
  (await bank.world.inquiries.events(id)).filter(({ type }) => type === 'delivery').map(({ detail }) => detail)

describe('delivering a reply', () => {
  it('is a person’s mail in the thread of the customer’s own, with name, institute and reference', async () => {
    const request = await answered(mailMessage({ email: 'b@kunde.example', messageId: '<q@kunde.example>' }))
    expect(await deliverReply(bank.outgoing, request)).toBe('sent')
    const raw = new TextDecoder().decode(replies()[0]?.raw)
    expect(raw).toMatch(/^In-Reply-To: <q@kunde\.example>\r$/mu)
    expect(raw).not.toMatch(/^Auto-Submitted/mu)
    expect(raw).toMatch(/^Subject: Re: Frage/mu)
    expect(raw).toContain((await bank.inquiry(request.inquiryId)).reference)
    expect(raw).toContain('&lt;sie&gt; kommt &amp; bleibt.')
  })

  it('goes out once although it is delivered again', async () => {
    const request = await answered(mailMessage({ email: 'b@kunde.example' }))
    await deliverReply(bank.outgoing, request)
    expect(await deliverReply(bank.outgoing, request)).toBe('sent')
    expect(replies()).toHaveLength(1)
    expect(await deliveries(request.inquiryId)).toEqual([{ outcome: 'sent' }])
  })

  it('is there already in the app', async () => {
    const request = await answered({ channel: 'mobile', sender: { name: 'x', subject: 'customer-anna-meier' } })
    expect(await deliverReply(bank.outgoing, request)).toBe('in-app')
    expect(bank.world.mail.sent).toEqual([])
  })

  it('leaves a fact for the advisor when it cannot reach the customer', async () => {
    const nowhere = await answered({ sender: { name: 'Anna' } })
    expect(await deliverReply(bank.outgoing, nowhere)).toBe('no-address')
    const refused = await answered(mailMessage({ email: 'c@kunde.example' }))
    bank.world.mail.failNext(new SendRejected('MessageRejected'))
    expect(await deliverReply(bank.outgoing, refused)).toBe('rejected')
    expect(await deliveries(refused.inquiryId)).toEqual([{ outcome: 'rejected' }])
  })

  it('refuses what is no reply', async () => {
    const { inquiryId } = await answered({})
    await expect(deliverReply(bank.outgoing, { inquiryId, messageId: 'acknowledgement' })).rejects.toThrow(Missing)
  })
})
