import { beforeEach, describe, expect, it } from 'vitest'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { type Look, look } from './look.ts'

let bank: MemoryBank
const sabine = 'sabine-brandt'
const felix = 'felix-hartwig'
const glance = (advisorId: string, over: Partial<Look> = {}) =>
  look({ ...bank.world, configuration: currentIndex(bank.world.configuration), clock: bank.now }, advisorId, {
    sessionId: `tab-of-${advisorId}`,
    typing: false,
    ...over,
  })
const waiting = async (text = 'Meine neue Karte fehlt.') => {
  const id = await bank.receive({ text })
  await bank.work(['inquiries', 'acknowledgements'])
  return id
}
const at = (time: string) => bank.moveTo(`2026-11-24T${time}+01:00`)

beforeEach(async () => {
  bank = await createMemoryBank()
  at('13:00:00')
})

describe('a look of the console', () => {
  it('says nothing while nothing changes, and tells of waiting work and of the promise that breaks next', async () => {
    const empty = await glance(sabine)
    expect(empty?.desks).toMatchObject([{ desk: 'cards', waiting: 0 }, { waiting: 0 }, { waiting: 0 }])
    expect(await glance(sabine, { since: empty?.etag ?? '' })).toBeUndefined()
    const id = await waiting()
    const { promise } = await bank.inquiry(id)
    const full = await glance(sabine, { since: empty?.etag ?? '' })
    expect(full?.desks[0]).toMatchObject({ desk: 'cards', waiting: 1, nextDueAt: promise?.by })
    expect(full?.desks[1]).toEqual(empty?.desks[1])
  })

  it('tells of a message that joined one’s own matter', async () => {
    const id = await waiting()
    await bank.desk.take(id, sabine)
    const before = await glance(sabine)
    await bank.receive({ text: 'Noch etwas.', inquiryId: id })
    await bank.work(['inquiries'])
    const after = await glance(sabine, { since: before?.etag ?? '' })
    expect(after?.mine.count).toBe(1)
    expect(after?.mine.version).not.toBe(before?.mine.version)
  })

  it('shows who else looks and types, at most for twenty seconds after the last word', async () => {
    const id = await waiting()
    await glance(felix, { viewing: id, typing: true })
    expect((await glance(sabine, { viewing: id }))?.others).toEqual([
      { advisorId: felix, name: 'Felix Hartwig', typing: true },
    ])
    await glance(felix, { viewing: id, typing: false })
    expect((await glance(sabine, { viewing: id }))?.others).toMatchObject([{ typing: false }])
    at('13:00:15')
    await glance(felix, { viewing: id })
    at('13:00:34')
    expect((await glance(sabine, { viewing: id }))?.others).toHaveLength(1)
    await glance(felix, { left: id })
    expect((await glance(sabine, { viewing: id }))?.others).toEqual([])
  })

  it('shows nothing of an inquiry that is not theirs to see', async () => {
    const id = await waiting('Ich möchte einen Kredit für ein Haus.')
    const seen = await glance(sabine, { viewing: id })
    expect(seen).not.toHaveProperty('viewing')
    expect(await bank.world.viewers.of(id, bank.now())).toEqual([])
  })
})

describe('a console that falls silent', () => {
  it('makes its advisor away, and gets them work at once when it is back', async () => {
    await bank.desk.setPresence(sabine, 'available')
    await glance(sabine)
    bank.world.queues.routing.messages.length = 0
    at('13:04:59')
    expect((await bank.desk.me(sabine)).presence).toBe('available')
    at('13:05:00')
    expect((await bank.desk.me(sabine)).presence).toBe('away')
    expect((await glance(sabine))?.me.presence).toBe('available')
    expect(bank.world.queues.routing.messages).toEqual([{ advisorId: sabine }])
  })

  it('does so on a shift too, and not for what was silent before the shift or before they said that they are there', async () => {
    await glance(sabine)
    at('13:06:00')
    expect((await bank.desk.me(sabine)).presence).toBe('away')
    await bank.desk.setPresence(sabine, 'available')
    expect((await bank.desk.me(sabine)).presence).toBe('available')
    bank.moveTo('2026-11-25T09:00:00+01:00')
    expect((await bank.desk.me(sabine)).presence).toBe('available')
    bank.moveTo('2026-11-26T09:00:00+01:00')
    expect((await bank.desk.me(sabine)).presence).toBe('available')
  })

  it('never happens to whom only the API knows', async () => {
    await bank.desk.setPresence(felix, 'available')
    at('19:00:00')
    expect((await bank.desk.me(felix)).presence).toBe('available')
  })

  it('leaves alone who said that they are offline', async () => {
    await bank.desk.setPresence(sabine, 'offline')
    expect((await glance(sabine))?.me.presence).toBe('offline')
  })
})
