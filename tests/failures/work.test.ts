import { beforeEach, describe, expect, it } from 'vitest'
import { compileCalendar } from '#shared/calendar/compile-calendar.ts'
import { SendRejected } from '#shared/errors.ts'
import { HOUR } from '#shared/instant.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

// Failures that other systems had in working and measuring. Each test fails when its guard is taken out:
// tests/failures/main.ts.

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
  // Both advisors for cards are on duty.
  bank.moveTo('2026-11-24T13:00:00+01:00')
})
const assigned = async (message: Parameters<MemoryBank['receive']>[0] = { text: 'Meine neue Karte fehlt.' }) => {
  const id = await bank.receive(message)
  await bank.work()
  return { id, advisorId: (await bank.inquiry(id)).advisorId ?? '' }
}
const milestones = async (id: string) =>
  (await bank.world.inquiries.events(id)).flatMap(({ milestone }) => milestone ?? [])

describe('chatwoot 7204', () => {
  it('no work stays with an advisor who has gone offline', async () => {
    const { id, advisorId } = await assigned()
    await bank.desk.setPresence(advisorId, 'offline')
    await bank.sweep()
    await bank.work()
    const inquiry = await bank.inquiry(id)
    expect(inquiry.status).toBe('assigned')
    expect(inquiry.advisorId).not.toBe(advisorId)
  })
})

describe('chatwoot PR 6409, PR 11787', () => {
  it('an automatic reply is no first response', async () => {
    const { id } = await assigned(mailMessage({ email: 'bernd@kunde.example' }))
    expect((await bank.inquiry(id)).acknowledgedAt).toBeDefined()
    expect((await milestones(id)).map(({ name }) => name)).toEqual(expect.not.arrayContaining(['answered']))
    expect((await bank.inquiry(id)).answeredAt).toBeUndefined()
  })

  it('a reopened matter counts from its reopening', async () => {
    const { id, advisorId } = await assigned()
    await bank.desk.reply(id, advisorId, 'Sie kommt morgen.', {})
    await bank.desk.resolve(id, advisorId, undefined)
    const resolved = bank.now()
    bank.moveTo('2026-12-01T13:00:00+01:00')
    const reopened = bank.now()
    await bank.receive({ inquiryId: id, text: 'Sie ist nicht gekommen.' })
    await bank.work()
    const again = (await bank.inquiry(id)).advisorId ?? ''
    bank.moveTo('2026-12-01T14:00:00+01:00')
    await bank.desk.reply(id, again, 'Ich frage nach.', {})
    await bank.desk.resolve(id, again, undefined)
    const second = (await milestones(id)).filter(({ round }) => round === 2)
    expect(second.map(({ name, from, to }) => [name, from, to - from])).toEqual([
      ['reopened', resolved, reopened - resolved],
      ['assigned', reopened, 0],
      ['answered', reopened, HOUR],
      ['resolved', reopened, HOUR],
    ])
  })
})

describe('dbt_zendesk 25 and 92, zammad 3180', () => {
  const day = [{ from: '00:00', to: '24:00' }]
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
  const calendar = compileCalendar({ week, onHolidays: false }, 'Europe/Berlin', ['2026-12-25'])
  const millis = (from: string, to: string) => calendar.businessMillis(Date.parse(from), Date.parse(to))

  it('business time is right across the nights when the clocks change', () => {
    expect(millis('2026-03-28T12:00:00+01:00', '2026-03-29T12:00:00+02:00')).toBe(23 * HOUR)
    expect(millis('2026-10-24T12:00:00+02:00', '2026-10-26T12:00:00+01:00')).toBe(49 * HOUR)
  })

  it('a holiday is closed, and the days around it are not', () => {
    expect(millis('2026-12-24T00:00:00+01:00', '2026-12-27T00:00:00+01:00')).toBe(48 * HOUR)
  })

  it('a desk that is open day and night is not closed one minute a night', () => {
    expect(millis('2026-11-24T23:58:00+01:00', '2026-11-25T00:02:00+01:00')).toBe(HOUR / 15)
    expect(calendar.isOpen(Date.parse('2026-11-24T23:59:30+01:00'))).toBe(true)
  })
})

describe('helpy 71', () => {
  it('an advisor sees that their reply was not sent', async () => {
    const { id, advisorId } = await assigned(mailMessage({ email: 'bernd@kunde.example' }))
    bank.world.mail.failNext(new SendRejected('MessageRejected'))
    await bank.desk.reply(id, advisorId, 'Sie kommt morgen.', {})
    await bank.work()
    const { inquiry, events } = await bank.desk.view(id, advisorId)
    expect(inquiry.notReached).toMatchObject({ reason: 'rejected' })
    expect(events.at(-1)).toMatchObject({ type: 'delivery', detail: { outcome: 'rejected' } })
  })
})
