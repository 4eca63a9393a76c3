import { beforeEach, describe, expect, it } from 'vitest'
import { iso, MINUTE } from '#shared/instant.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
  // Both advisors for cards are on duty.
  bank.moveTo('2026-11-24T13:00:00+01:00')
})
const assigned = async () => {
  const id = await bank.receive({ text: 'Meine neue Karte fehlt.' })
  await bank.work()
  return { id, advisorId: (await bank.inquiry(id)).advisorId ?? '' }
}

describe('the sweep', () => {
  it('finds nothing to do where everything is in order', async () => {
    await assigned()
    expect(await bank.sweep()).toEqual({
      released: 0,
      reenqueued: 0,
      retried: 0,
      timers: 0,
      escalated: 0,
      delayed: 0,
      broken: 0,
    })
  })

  it('enqueues a receipt again whose queue message was lost', async () => {
    const id = await bank.receive({})
    bank.world.queues.inquiries.messages.length = 0
    expect(await bank.sweep()).toMatchObject({ reenqueued: 0 })
    bank.moveTo('2026-11-24T13:03:00+01:00')
    expect(await bank.sweep()).toMatchObject({ reenqueued: 1 })
    await bank.work()
    expect((await bank.inquiry(id)).status).toBe('assigned')
  })

  it('takes what they have not touched from somebody who is offline, and a colleague gets it (chatwoot 7204)', async () => {
    const { id, advisorId } = await assigned()
    await bank.desk.setPresence(advisorId, 'offline')
    expect(await bank.sweep()).toMatchObject({ released: 1 })
    await bank.work()
    const inquiry = await bank.inquiry(id)
    expect(inquiry.status).toBe('assigned')
    expect(inquiry.advisorId).not.toBe(advisorId)
    expect((await bank.world.roster.loads([advisorId]))[0]).toMatchObject({ open: [], openWeight: 0 })
  })

  it('leaves somebody who stepped away a minute, then takes what they have not touched', async () => {
    const touched = await assigned()
    await bank.desk.note(touched.id, touched.advisorId, 'Schon angefangen.', {})
    await bank.desk.setPresence(touched.advisorId, 'away')
    expect(await bank.sweep()).toMatchObject({ released: 0 })
    bank.moveTo('2026-11-24T13:02:00+01:00')
    expect(await bank.sweep()).toMatchObject({ released: 0 })
    const untouched = await assigned()
    await bank.desk.setPresence(untouched.advisorId, 'away')
    bank.moveTo('2026-11-24T13:04:00+01:00')
    expect(await bank.sweep()).toMatchObject({ released: 1 })
    expect((await bank.inquiry(touched.id)).advisorId).toBe(touched.advisorId)
  })

  it('leaves what somebody had begun on for a time that is shown, and moves it then with its notes', async () => {
    const { id, advisorId } = await assigned()
    await bank.desk.note(id, advisorId, 'Schon angefangen.', {})
    await bank.desk.setPresence(advisorId, 'offline')
    expect(await bank.sweep()).toMatchObject({ released: 0 })
    const moveAt = Date.parse('2026-11-24T13:30:00+01:00')
    expect(await bank.inquiry(id)).toMatchObject({ advisorId, moveAt })
    bank.moveTo('2026-11-24T13:29:00+01:00')
    expect(await bank.sweep()).toMatchObject({ released: 0 })
    bank.moveTo('2026-11-24T13:30:00+01:00')
    expect(await bank.sweep()).toMatchObject({ released: 1 })
    await bank.work()
    const moved = await bank.inquiry(id)
    expect(moved).not.toHaveProperty('moveAt')
    expect(moved.advisorId).not.toBe(advisorId)
    expect((await bank.world.inquiries.messages(id)).some(({ text }) => text === 'Schon angefangen.')).toBe(true)
  })

  it('leaves it with whoever is back in time', async () => {
    const { id, advisorId } = await assigned()
    await bank.desk.note(id, advisorId, 'Schon angefangen.', {})
    await bank.desk.setPresence(advisorId, 'offline')
    await bank.sweep()
    await bank.desk.setPresence(advisorId, 'available')
    await bank.sweep()
    expect(await bank.inquiry(id)).not.toHaveProperty('moveAt')
    bank.moveTo('2026-11-24T13:31:00+01:00')
    await bank.sweep()
    expect((await bank.inquiry(id)).advisorId).toBe(advisorId)
  })

  it('moves work in progress at once where its promise leaves no time', async () => {
    const { id, advisorId } = await assigned()
    await bank.desk.note(id, advisorId, 'Schon angefangen.', {})
    const by = (await bank.inquiry(id)).promise?.by ?? 0
    bank.moveTo(iso(by - 20 * MINUTE))
    await bank.desk.setPresence(advisorId, 'offline')
    expect(await bank.sweep()).toMatchObject({ released: 1 })
  })

  it('brings back what was put aside, and lets an offer lapse that nobody accepted', async () => {
    const { id, advisorId } = await assigned()
    const colleague = advisorId === 'sabine-brandt' ? 'felix-hartwig' : 'sabine-brandt'
    await bank.desk.snooze(id, advisorId, bank.now() + 5 * MINUTE)
    await bank.desk.offer(id, advisorId, { advisorId: colleague, note: 'Bitte' })
    bank.moveTo('2026-11-24T13:05:00+01:00')
    expect(await bank.sweep()).toMatchObject({ timers: 1 })
    bank.moveTo('2026-11-24T13:15:00+01:00')
    expect(await bank.sweep()).toMatchObject({ timers: 1 })
    const inquiry = await bank.inquiry(id)
    expect(inquiry).toMatchObject({ status: 'assigned', advisorId })
    expect(inquiry).not.toHaveProperty('offer')
    expect(inquiry).not.toHaveProperty('snooze')
  })

  it('takes everything from somebody whom the configuration no longer has', async () => {
    const { id, advisorId } = await assigned()
    const { configuration } = await bank.world.configuration.current()
    const advisors = configuration.advisors.filter((advisor) => advisor.id !== advisorId)
    await bank.world.configuration.publish({ ...configuration, advisors }, { by: 'test', at: bank.now(), note: '' })
    expect(await bank.sweep()).toMatchObject({ released: 1 })
    await bank.work()
    expect((await bank.inquiry(id)).advisorId).not.toBe(advisorId)
    expect(await bank.sweep()).toMatchObject({ released: 0 })
  })

  it('sends everybody home when their shift ends, and finds people when the next one begins', async () => {
    const { id } = await assigned()
    bank.moveTo('2026-11-24T23:30:00+01:00')
    expect(await bank.sweep()).toMatchObject({ released: 1, retried: 0 })
    await bank.work()
    expect((await bank.inquiry(id)).status).toBe('waiting')
    bank.moveTo('2026-11-25T13:00:00+01:00')
    expect(await bank.sweep()).toMatchObject({ retried: 1 })
    await bank.work()
    expect((await bank.inquiry(id)).status).toBe('assigned')
  })

  it('tells routing of a shift that begins before the next sweep, as it begins', async () => {
    bank.moveTo('2026-11-25T05:00:00+01:00')
    const id = await bank.receive({ text: 'Meine neue Karte fehlt.' })
    await bank.work()
    bank.moveTo('2026-11-25T07:59:10+01:00')
    await bank.sweep()
    await bank.work()
    expect((await bank.inquiry(id)).status).toBe('waiting')
    bank.moveTo('2026-11-25T08:00:00+01:00')
    bank.world.queues.routing.wake()
    await bank.work()
    expect(await bank.inquiry(id)).toMatchObject({ status: 'assigned', advisorId: 'sabine-brandt' })
  })

  it('notes a promise that passed without an answer, once', async () => {
    const { id } = await assigned()
    bank.moveTo('2026-11-24T18:00:00+01:00')
    expect(await bank.sweep()).toMatchObject({ broken: 1 })
    expect(await bank.sweep()).toMatchObject({ broken: 0 })
    expect((await bank.inquiry(id)).promise?.broken).toBe(true)
    expect((await bank.world.inquiries.events(id)).filter(({ type }) => type === 'promise-broken')).toHaveLength(1)
  })
})
