import { beforeEach, describe, expect, it } from 'vitest'
import { Missing, Postponed, SendRejected } from '#shared/errors.ts'
import { readMail } from '#shared/mail/read-mail.ts'
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

  it('names the topic where the customer wrote no subject, and repeats no number from one', async () => {
    const subject = async (given: string) => {
      const request = await answered({ text: 'Meine neue Karte fehlt.', subject: given })
      await deliverReply(bank.outgoing, request)
      const raw = new TextDecoder().decode(replies().at(-1)?.raw)
      return /^Subject: (.*)$/mu.exec(raw)?.[1]?.trim()
    }
    const topic = /^Re: (?!\[)\S.* \[[0-9A-Z-]+\]$/u
    expect(await subject('')).toMatch(topic)
    expect(await subject('DE89 3704 0044 0532 0130 00')).toMatch(topic)
    expect(await subject('DE89 3704 0044 0532 0130 00')).not.toContain('DE89')
  })

  it('brings its files along, whatever their names hold', async () => {
    const inquiryId = await bank.receive(mailMessage({ email: 'b@kunde.example' }))
    await bank.work()
    const { advisorId = '' } = await bank.inquiry(inquiryId)
    const key = `attachments/${inquiryId}/1-${'a'.repeat(26)}`
    await bank.world.blobs.put(key, Buffer.from('%PDF-1.7 Vertrag'), 'application/pdf')
    const attachments = [
      { attachmentId: 'a'.repeat(26), name: 'Vertrag für „Meier“.pdf', type: 'application/pdf', bytes: 16, key },
    ]
    await bank.desk.reply(inquiryId, advisorId, 'Anbei der Vertrag.', { attachments })
    const request = bank.world.queues.outbound.messages[0] ?? { inquiryId, messageId: '' }
    expect(await deliverReply(bank.outgoing, request)).toBe('sent')
    const { attachments: sent, text } = await readMail(replies()[0]?.raw ?? new Uint8Array())
    expect(sent).toEqual([{ name: 'Vertrag für „Meier“.pdf', type: 'application/pdf', bytes: 16 }])
    expect(text).toContain('Anbei der Vertrag.')
  })

  it('goes out once although it is delivered again', async () => {
    const request = await answered(mailMessage({ email: 'b@kunde.example' }))
    await deliverReply(bank.outgoing, request)
    expect(await deliverReply(bank.outgoing, request)).toBe('sent')
    expect(replies()).toHaveLength(1)
    expect(await deliveries(request.inquiryId)).toEqual([{ outcome: 'sent' }])
  })

  it('is there already in the app, and a mail says so, once, and nothing of it', async () => {
    const request = await answered({ channel: 'mobile', sender: { name: 'x', subject: 'customer-anna-meier' } })
    expect(await deliverReply(bank.outgoing, request)).toBe('announced')
    expect(await deliverReply(bank.outgoing, request)).toBe('announced')
    const [mail, ...more] = bank.world.mail.sent
    expect(more).toEqual([])
    expect(mail?.to).toBe('anna.meier@kunde.example')
    const { text, subject } = await readMail(mail?.raw ?? new Uint8Array())
    const reply = (await bank.world.inquiries.messages(request.inquiryId)).find(({ kind }) => kind === 'reply')
    expect(text).toContain('eine Antwort')
    for (const said of [text, subject]) expect(said).not.toContain(reply?.text)
    expect((await bank.inquiry(request.inquiryId)).notReached).toBeUndefined()
  })

  it('is only in the app for somebody whose address nobody knows, or gets no more mail', async () => {
    const stranger = await answered({ channel: 'mobile', sender: { name: 'Kim', subject: 'stranger' } })
    expect(await deliverReply(bank.outgoing, stranger)).toBe('in-app')
    await bank.world.suppressions.add('anna.meier@kunde.example', { reason: 'bounce', at: bank.now() })
    const anna = await answered({ channel: 'mobile', sender: { name: 'x', subject: 'customer-anna-meier' } })
    expect(await deliverReply(bank.outgoing, anna)).toBe('in-app')
    expect(bank.world.mail.sent).toEqual([])
    expect((await bank.inquiry(anna.inquiryId)).notReached).toBeUndefined()
  })

  it('leaves a fact for the advisor when it cannot reach the customer', async () => {
    const nowhere = await answered({ sender: { name: 'Anna' } })
    expect(await deliverReply(bank.outgoing, nowhere)).toBe('no-address')
    const refused = await answered(mailMessage({ email: 'c@kunde.example' }))
    bank.world.mail.failNext(new SendRejected('MessageRejected'))
    expect(await deliverReply(bank.outgoing, refused)).toBe('rejected')
    expect(await deliveries(refused.inquiryId)).toEqual([{ outcome: 'rejected' }])
  })

  it('does not go to an address that bounced, and says that the customer is not reached', async () => {
    const request = await answered(mailMessage({ email: 'd@kunde.example' }))
    await bank.world.suppressions.add('d@kunde.example', { reason: 'bounce', at: bank.now() })
    expect(await deliverReply(bank.outgoing, request)).toBe('suppressed')
    expect(replies()).toEqual([])
    expect((await bank.inquiry(request.inquiryId)).notReached?.reason).toBe('suppressed')
    expect(await deliveries(request.inquiryId)).toEqual([{ outcome: 'suppressed' }])
  })

  it('that went out before its address bounced is recorded as sent', async () => {
    const request = await answered(mailMessage({ email: 'e@kunde.example' }))
    await bank.world.sends.sent(`${request.inquiryId}/${request.messageId}`, bank.now(), 'ses-1')
    await bank.world.suppressions.add('e@kunde.example', { reason: 'bounce', at: bank.now() })
    expect(await deliverReply(bank.outgoing, request)).toBe('sent')
    expect(replies()).toEqual([])
  })

  it('is put off, unclaimed, while the account’s limits are used up', async () => {
    const request = await answered(mailMessage({ email: 'f@kunde.example' }))
    await expect(deliverReply({ ...bank.outgoing, pace: async () => 7 }, request)).rejects.toThrow(new Postponed(7))
    expect(await bank.world.sends.find(`${request.inquiryId}/${request.messageId}`)).toBeUndefined()
    expect(await deliverReply(bank.outgoing, request)).toBe('sent')
  })

  it('refuses what is no reply', async () => {
    const { inquiryId } = await answered({})
    await expect(deliverReply(bank.outgoing, { inquiryId, messageId: 'acknowledgement' })).rejects.toThrow(Missing)
  })
})
