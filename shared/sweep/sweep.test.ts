import { beforeEach, describe, expect, it } from 'vitest'
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
    expect(await bank.sweep()).toEqual({ released: 0, reenqueued: 0, retried: 0, timers: 0, broken: 0 })
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

  it('takes everything from somebody who is offline, and a colleague gets it (chatwoot 7204)', async () => {
    const { id, advisorId } = await assigned()
    await bank.desk.note(id, advisorId, 'Schon angefangen.', {})
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

  it('notes a promise that passed without an answer, once', async () => {
    const { id } = await assigned()
    bank.moveTo('2026-11-24T18:00:00+01:00')
    expect(await bank.sweep()).toMatchObject({ broken: 1 })
    expect(await bank.sweep()).toMatchObject({ broken: 0 })
    expect((await bank.inquiry(id)).promise?.broken).toBe(true)
    expect((await bank.world.inquiries.events(id)).filter(({ type }) => type === 'promise-broken')).toHaveLength(1)
  })
})
