import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

const STOLEN = 'Noch etwas: Mir wurde gerade die Kreditkarte gestohlen!'
let bank: MemoryBank
let matter: string
beforeEach(async () => {
  bank = await createMemoryBank()
  matter = await bank.receive({ text: 'Bitte ändern Sie meinen Dauerauftrag.' })
  await bank.work()
})
const add = async (text: string) => {
  const id = await bank.receive({ inquiryId: matter, text })
  await bank.work()
  return id
}
const mails = () => bank.world.mail.sent

describe('something urgent that is added to a calm matter', () => {
  it('becomes an urgent matter of the same customer, at the urgent desk, linked to the first', async () => {
    const before = await bank.inquiry(matter)
    const id = await add(STOLEN)
    expect(await bank.inquiry(id)).toMatchObject({
      urgent: true,
      desk: 'security',
      topic: 'card-stolen',
      linkedInquiryId: matter,
      customer: before.customer,
    })
    expect((await bank.inquiry(id)).warnings).toBeUndefined()
  })

  it('is acknowledged like a new one, with the number to call', async () => {
    const before = mails().length
    const id = await add(STOLEN)
    const [mail] = mails().slice(before)
    expect(mails()).toHaveLength(before + 1)
    expect(mail?.tags).toEqual({ inquiry: id, message: 'acknowledgement' })
    const text = new TextDecoder().decode(mail?.raw)
    expect(text).toContain('116 116')
  })

  it('leaves the first matter with whoever has it, who is told where it went', async () => {
    const before = await bank.inquiry(matter)
    const id = await add(STOLEN)
    const { status, advisorId, desk, urgent, promise } = before
    expect(await bank.inquiry(matter)).toMatchObject({ status, advisorId, desk, urgent, promise })
    const told = (await bank.world.inquiries.events(matter)).filter(({ type }) => type === 'separated')
    expect(told.map(({ detail }) => detail)).toEqual([{ messageId: id, inquiryId: id, why: 'urgent' }])
  })

  it('takes up no answered matter', async () => {
    const { advisorId = '' } = await bank.inquiry(matter)
    await bank.desk.reply(matter, advisorId, 'Ist geändert.', {})
    await bank.work()
    const id = await add(STOLEN)
    expect((await bank.inquiry(id)).urgent).toBe(true)
    expect(await bank.inquiry(matter)).toMatchObject({ status: 'answered', round: 1 })
  })

  it('is one matter however often it is delivered', async () => {
    const id = await add(STOLEN)
    const before = mails().length
    await bank.world.queues.inquiries.send({ receiptId: id })
    await bank.work()
    expect(mails()).toHaveLength(before)
    expect((await bank.world.inquiries.events(matter)).filter(({ type }) => type === 'separated')).toHaveLength(1)
  })
})

it('joins what is calm, and what is added to an urgent matter', async () => {
  expect(await joined(matter, 'Der Dauerauftrag geht an meinen Vermieter.')).toBe(true)
  const urgent = await bank.receive({ text: 'Meine Kreditkarte wurde gestohlen.' })
  await bank.work()
  expect(await joined(urgent, STOLEN)).toBe(true)
})

async function joined(inquiryId: string, text: string): Promise<boolean> {
  const id = await bank.receive({ inquiryId, text })
  await bank.work()
  return (await bank.world.inquiries.messages(inquiryId)).some(({ messageId }) => messageId === id)
}
