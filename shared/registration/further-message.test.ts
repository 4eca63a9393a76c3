import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
let matter: string
let advisor: string
beforeEach(async () => {
  bank = await createMemoryBank()
  matter = await bank.receive({})
  await bank.work()
  advisor = (await bank.inquiry(matter)).advisorId ?? ''
  await bank.desk.reply(matter, advisor, 'Sie kommt morgen.', {})
  await bank.work()
})
const notices = () => bank.world.mail.sent.filter((mail) => mail.tags.message.startsWith('notice-'))
const ask = (text: string) => bank.receive({ inquiryId: matter, text })

describe('a further message on an answered matter', () => {
  it('goes back to the same advisor in a new round, with a new promise and a notice', async () => {
    bank.moveTo('2026-11-24T14:00:00+01:00')
    const before = await bank.inquiry(matter)
    await ask('Sie ist immer noch nicht da.')
    await bank.work()
    const after = await bank.inquiry(matter)
    expect(after).toMatchObject({ status: 'assigned', advisorId: advisor, round: 2, roundAt: bank.now() })
    expect(after.promise?.by).toBeGreaterThan(before.promise?.by ?? 0)
    expect(after.promise?.kept).toBeUndefined()
    expect(after.answeredAt).toBeUndefined()
    expect(notices()).toHaveLength(1)
  })

  it('is noticed at most once an hour', async () => {
    await ask('Erste Nachfrage.')
    await bank.work()
    await bank.desk.reply(matter, advisor, 'Ich frage nach.', {})
    bank.moveTo('2026-11-24T10:30:00+01:00')
    await ask('Zweite Nachfrage.')
    await bank.work()
    expect(notices()).toHaveLength(1)
    await bank.desk.reply(matter, advisor, 'Sie ist unterwegs.', {})
    bank.moveTo('2026-11-24T11:30:00+01:00')
    await ask('Dritte Nachfrage.')
    await bank.work()
    expect(notices()).toHaveLength(2)
  })

  it('sends its notice once although everything is delivered again', async () => {
    const id = await ask('Und jetzt?')
    await bank.work()
    await bank.world.queues.inquiries.send({ receiptId: id })
    expect(await bank.work()).toContain('already')
    expect(notices()).toHaveLength(1)
    expect((await bank.world.inquiries.messages(matter)).filter(({ kind }) => kind === 'notice')).toHaveLength(1)
  })

  it('takes a resolved matter up again and measures from there (chatwoot PR 11787)', async () => {
    await bank.desk.resolve(matter, advisor, 'solved')
    bank.moveTo('2026-12-01T10:00:00+01:00')
    await ask('Jetzt ist sie kaputt.')
    await bank.work()
    expect(await bank.inquiry(matter)).toMatchObject({ round: 2, reopenedAt: bank.now(), roundAt: bank.now() })
    expect((await bank.inquiry(matter)).resolvedAt).toBeUndefined()
  })

  it('joins without a round while the matter is open anyway', async () => {
    await ask('Erstens.')
    await bank.work()
    await ask('Zweitens.')
    expect(await bank.work()).toContain('joined')
    expect((await bank.inquiry(matter)).round).toBe(2)
  })
})
