import { beforeEach, describe, expect, it } from 'vitest'
import { Conflict, Malformed, Missing } from '#shared/errors.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import type { AdvisorDesk } from './advisor-desk-port.ts'

let bank: MemoryBank
let desk: AdvisorDesk
const sabine = 'sabine-brandt'
const felix = 'felix-hartwig'
const receive = async (text: string, over = {}) => {
  const id = await bank.receive({ text, ...over })
  await bank.work(['inquiries', 'acknowledgements'])
  return id
}
const taken = async (text = 'Meine neue Karte fehlt.') => {
  const id = await receive(text)
  await desk.take(id, sabine)
  return id
}
const offeredTo = async (advisorId: string) =>
  (await desk.list(advisorId, 'offered', { limit: 10 })).items.map(({ inquiryId }) => inquiryId)

beforeEach(async () => {
  bank = await createMemoryBank()
  desk = bank.desk
  bank.moveTo('2026-11-24T13:00:00+01:00')
})

describe('an offer to a colleague', () => {
  it('stays where it is until they accept, and then load and matter move together', async () => {
    const id = await taken()
    await desk.offer(id, sabine, { advisorId: felix, note: 'Kennst du dich da aus?' })
    expect(await offeredTo(felix)).toEqual([id])
    expect(await bank.inquiry(id)).toMatchObject({ status: 'assigned', advisorId: sabine })
    expect(await desk.accept(id, felix)).toMatchObject({ status: 'assigned', advisorId: felix })
    expect(await offeredTo(felix)).toEqual([])
    const [his, hers] = await bank.world.roster.loads([felix, sabine])
    expect([his?.open, hers?.open]).toEqual([[id], []])
    expect(bank.world.queues.routing.messages).toContainEqual({ advisorId: sabine })
    expect(await desk.accept(id, felix)).toMatchObject({ advisorId: felix })
  })

  it('is returned with a note, or taken back, and then nobody can accept it', async () => {
    const id = await taken()
    const offer = () => desk.offer(id, sabine, { advisorId: felix, note: 'Bitte' })
    await offer()
    await desk.decline(id, felix, 'Leider nein.')
    expect((await desk.view(id, sabine)).messages.at(-1)).toMatchObject({ direction: 'note', text: 'Leider nein.' })
    await offer()
    await desk.decline(id, sabine, 'Hat sich erledigt.')
    expect(await offeredTo(felix)).toEqual([])
    await expect(desk.accept(id, felix)).rejects.toThrow(Conflict)
    await expect(desk.decline(id, felix, 'Nein')).rejects.toThrow(Conflict)
  })

  it('is for a colleague at its desk, who has room', async () => {
    const id = await taken()
    for (const advisorId of [sabine, 'nobody', 'jana-voss'])
      await expect(desk.offer(id, sabine, { advisorId, note: 'Bitte' })).rejects.toThrow(Malformed)
    await expect(desk.offer(id, felix, { advisorId: sabine, note: 'Bitte' })).rejects.toThrow(Conflict)
  })
})

describe('a matter that conflicts with an advisor', () => {
  it('does not exist for them, in no list and by no hand', async () => {
    const id = await receive('Meine neue Karte fehlt.')
    const { customer } = await bank.inquiry(id)
    await bank.world.inquiries.commit({
      inquiryId: id,
      set: { customer: { ...customer, conflictAdvisorIds: [felix] } },
    })
    await expect(desk.take(id, felix)).rejects.toThrow(Missing)
    expect((await desk.list(felix, 'waiting', { limit: 10 })).items).toEqual([])
    expect((await desk.list(sabine, 'waiting', { limit: 10 })).items).toHaveLength(1)
    await desk.take(id, sabine)
    await expect(desk.offer(id, sabine, { advisorId: felix, note: 'Bitte' })).rejects.toThrow(Malformed)
  })
})

describe('merging', () => {
  it('lets one matter go on for both: messages, links and later messages lead there', async () => {
    const id = await taken('Meine Karte fehlt.')
    const other = await receive('Die Karte kam immer noch nicht, bitte prüfen.')
    expect(await desk.merge(other, sabine, id)).toMatchObject({ inquiryId: id, mergedFrom: [other] })
    expect(await bank.inquiry(other)).toMatchObject({ status: 'resolved', mergedInto: id })
    const texts = (await desk.view(id, sabine)).messages.map(({ text }) => text)
    expect(texts).toContain('Die Karte kam immer noch nicht, bitte prüfen.')
    expect(await desk.merge(other, sabine, id)).toMatchObject({ inquiryId: id })
    await receive('Noch etwas dazu.', { inquiryId: other })
    expect((await bank.world.inquiries.messages(id)).map(({ text }) => text)).toContain('Noch etwas dazu.')
    await expect(desk.reopen(other, sabine)).rejects.toThrow(Conflict)
  })

  it('is refused for matters of others, for a matter with itself and for what is merged already', async () => {
    const id = await taken()
    const stranger = await receive('Meine neue Karte kam nicht.', { sender: { name: 'Jo', email: 'jo@kunde.example' } })
    await expect(desk.merge(stranger, sabine, id)).rejects.toThrow('belongs to another customer')
    await expect(desk.merge(id, sabine, id)).rejects.toThrow('must be another inquiry')
    await expect(desk.merge(id, sabine, 'nothing')).rejects.toThrow(Malformed)
    const second = await receive('Noch eine Karte.')
    const third = await receive('Und noch eine dritte Karte.')
    await desk.merge(second, sabine, id)
    await expect(desk.merge(third, sabine, second)).rejects.toThrow('was merged itself')
    await expect(desk.merge(id, sabine, third)).rejects.toThrow(Conflict)
    expect(await bank.inquiry(third)).toMatchObject({ mergedFrom: [] })
  })
})

describe('taking back', () => {
  it('of a resolution corrects what was counted', async () => {
    const id = await taken()
    await desk.resolve(id, sabine, undefined)
    expect(await desk.undo(id, sabine)).toMatchObject({ status: 'assigned', advisorId: sabine })
    const milestones = (await bank.world.inquiries.events(id)).flatMap(({ milestone }) => milestone ?? [])
    const [counted, corrected] = milestones.filter(({ name }) => name === 'resolved')
    expect(corrected).toEqual({ ...counted, revision: expect.any(Number), withdrawn: true })
  })

  it('of a merge separates both again', async () => {
    const id = await taken('Meine Karte fehlt.')
    const other = await taken('Die Karte kam nicht.')
    await desk.merge(other, sabine, id)
    expect(await desk.undo(other, sabine)).toMatchObject({ status: 'assigned', advisorId: sabine })
    expect(await bank.inquiry(id)).toMatchObject({ mergedFrom: [] })
  })

  it('frees whoever has got it meanwhile for the next', async () => {
    const id = await taken()
    await desk.transfer(id, sabine, { desk: 'cards', advisorId: felix, note: 'Bitte' })
    await bank.work()
    expect((await bank.inquiry(id)).advisorId).toBe(felix)
    await desk.undo(id, sabine)
    expect(bank.world.queues.routing.messages).toEqual([{ advisorId: felix }])
  })

  it('is for whoever did it, within a minute, and not once somebody has begun on it', async () => {
    const id = await taken()
    await desk.transfer(id, sabine, { desk: 'digital', note: 'Bitte' })
    await expect(desk.undo(id, felix)).rejects.toThrow(Conflict)
    bank.moveTo('2026-11-24T13:01:00+01:00')
    await desk.take(id, felix)
    await expect(desk.undo(id, sabine)).rejects.toThrow(Conflict)
    const late = await taken()
    await desk.resolve(late, sabine, undefined)
    bank.moveTo('2026-11-24T13:02:01+01:00')
    await expect(desk.undo(late, sabine)).rejects.toThrow(Conflict)
  })
})
