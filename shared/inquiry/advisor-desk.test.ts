import { beforeEach, describe, expect, it } from 'vitest'
import { Conflict, KeyReused, Malformed, Missing } from '#shared/errors.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import type { AdvisorDesk } from './advisor-desk-port.ts'
import { IllegalTransition } from './state-machine.ts'

const [sabine, felix, helene] = ['sabine-brandt', 'felix-hartwig', 'helene-kraft']
let bank: MemoryBank
let desk: AdvisorDesk
beforeEach(async () => {
  bank = await createMemoryBank()
  desk = bank.desk
  bank.moveTo('2026-11-24T13:00:00+01:00')
})
const waiting = async (text = 'Meine neue Karte fehlt.') => {
  const id = await bank.receive({ text })
  await bank.work(['inquiries'])
  return id
}
const taken = async (by = sabine) => {
  const id = await waiting()
  await desk.take(id, by)
  return id
}
const openOf = async (advisorId: string) => (await bank.world.roster.loads([advisorId]))[0]?.open

describe('taking', () => {
  it('gives a waiting inquiry to whoever takes it, once and for all to see', async () => {
    const id = await waiting()
    expect(await desk.take(id, sabine)).toMatchObject({ status: 'assigned', advisorId: sabine })
    expect(await desk.take(id, sabine)).toMatchObject({ advisorId: sabine })
    await expect(desk.take(id, felix)).rejects.toThrow(IllegalTransition)
    expect(await openOf(sabine)).toEqual([id])
  })

  it('lets one of two win when both take at once', async () => {
    const id = await waiting()
    const results = await Promise.allSettled([desk.take(id, sabine), desk.take(id, felix)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is refused to people of other desks, for whom the inquiry does not exist', async () => {
    const id = await waiting()
    await expect(desk.take(id, helene)).rejects.toThrow(Missing)
    await expect(desk.view(id, helene)).rejects.toThrow(Missing)
    await expect(desk.take('nothing', sabine)).rejects.toThrow(Missing)
    await expect(desk.me('nobody')).rejects.toThrow(Missing)
  })
})

describe('replying', () => {
  it('answers, frees the place, sends the reply and looks for the next work', async () => {
    const id = await taken()
    bank.world.queues.routing.messages.length = 0
    expect(await desk.reply(id, sabine, 'Sie kommt morgen.', {})).toMatchObject({ status: 'answered' })
    expect(await openOf(sabine)).toEqual([])
    expect(bank.world.queues.outbound.messages).toHaveLength(1)
    expect(bank.world.queues.routing.messages).toEqual([{ advisorId: sabine }])
  })

  it('does it once under one key, and refuses the key for other words', async () => {
    const id = await taken()
    const key = { idempotencyKey: 'k' }
    await desk.reply(id, sabine, 'Sie kommt morgen.', key)
    await desk.reply(id, sabine, 'Sie kommt morgen.', key)
    await expect(desk.reply(id, sabine, 'Sie kommt heute.', key)).rejects.toThrow(KeyReused)
    expect((await desk.view(id, sabine)).messages.filter(({ kind }) => kind === 'reply')).toHaveLength(1)
  })

  it('is for whoever has the inquiry', async () => {
    const id = await taken()
    await expect(desk.reply(id, felix, 'Hallo', {})).rejects.toThrow(Conflict)
    await expect(desk.reply(await waiting('Meine Karte kam nie an.'), felix, 'Hallo', {})).rejects.toThrow(
      IllegalTransition,
    )
  })
})

describe('notes, transfers and ends', () => {
  it('keeps a note beside the messages, by anybody of the desk', async () => {
    const id = await taken()
    await desk.note(id, felix, 'Ruft nachmittags an.', {})
    const notes = (await desk.view(id, sabine)).messages.filter(({ direction }) => direction === 'note')
    expect(notes.map(({ author }) => author.advisorId)).toEqual([felix])
  })

  it('hands over to a colleague, who gets it', async () => {
    const id = await taken()
    await desk.transfer(id, sabine, { advisorId: felix, note: 'Bitte übernehmen.' })
    await bank.work(['routing'])
    expect(await bank.inquiry(id)).toMatchObject({ status: 'assigned', desk: 'cards', advisorId: felix })
    expect(await openOf(sabine)).toEqual([])
  })

  it('hands over to another desk, and to the first desk of a colleague who works elsewhere', async () => {
    const id = await taken()
    expect(await desk.transfer(id, sabine, { desk: 'lending', note: 'Kredit.' })).toMatchObject({
      status: 'waiting',
      desk: 'lending',
    })
    const other = await taken()
    const { desks } = await desk.me(helene)
    expect(await desk.transfer(other, sabine, { advisorId: helene, note: 'Ihre Kundin.' })).toMatchObject({
      desk: desks[0],
    })
  })

  it('names what is wrong with a destination', async () => {
    const id = await taken()
    const transfer = (to: { desk?: string; advisorId?: string }) => desk.transfer(id, sabine, { ...to, note: '' })
    await expect(transfer({ desk: 'nowhere' })).rejects.toThrow(Malformed)
    await expect(transfer({ advisorId: 'nobody' })).rejects.toThrow(Malformed)
    await expect(transfer({ desk: 'cards', advisorId: helene })).rejects.toThrow('advisorId')
    await expect(transfer({})).rejects.toThrow(Malformed)
  })

  it('resolves and reopens; a matter taken up again returns to whoever dealt with it', async () => {
    const id = await taken(felix)
    expect(await desk.resolve(id, felix, 'solved')).toMatchObject({ status: 'resolved' })
    expect(await openOf(felix)).toEqual([])
    await expect(desk.take(id, felix)).rejects.toThrow(IllegalTransition)
    expect(await desk.reopen(id, sabine)).toMatchObject({ status: 'waiting', round: 2, lastAdvisorId: felix })
    await bank.work(['routing'])
    expect((await bank.inquiry(id)).advisorId).toBe(felix)
  })

  it('lets nobody end or hand over what a colleague works on', async () => {
    const id = await waiting('Meine Überweisung ist nicht angekommen.')
    await desk.take(id, sabine)
    await expect(desk.resolve(id, 'lea-morel', undefined)).rejects.toThrow(Conflict)
    await expect(desk.transfer(id, 'lea-morel', { desk: 'cash', note: '' })).rejects.toThrow(Conflict)
  })
})

describe('lists and presence', () => {
  it('orders the lists of all desks of an advisor as one, page by page without gap or repetition', async () => {
    const texts = [
      'Meine neue Karte fehlt.',
      'Meine Überweisung ist nicht angekommen.',
      'Der Geldautomat gibt kein Geld.',
    ]
    for (let hour = 8; hour < 15; hour += 1) {
      bank.moveTo(`2026-11-24T${String(hour).padStart(2, '0')}:00:00+01:00`)
      for (const text of texts) await waiting(`${text} (${hour})`)
    }
    const seen: { id: string; due: number }[] = []
    let cursor: string | undefined
    do {
      const page = await desk.list(sabine, 'waiting', { limit: 4, ...(cursor === undefined ? {} : { cursor }) })
      expect(page.items.length).toBeLessThanOrEqual(4)
      seen.push(...page.items.map((item) => ({ id: item.inquiryId, due: item.promise?.by ?? 0 })))
      cursor = page.cursor
    } while (cursor !== undefined)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(21)
    expect(seen.map(({ due }) => due)).toEqual(seen.map(({ due }) => due).toSorted((a, b) => a - b))
  })

  it('refuses a cursor that is not ours', async () => {
    await expect(desk.list(sabine, 'desk', { limit: 4, cursor: 'nonsense' })).rejects.toThrow(Malformed)
  })

  it('shows what is mine and what I have ended', async () => {
    const open = await taken()
    const ended = await taken()
    await desk.resolve(ended, sabine, undefined)
    const ids = async (view: 'mine' | 'resolved') =>
      (await desk.list(sabine, view, { limit: 10 })).items.map((item) => item.inquiryId)
    expect(await ids('mine')).toEqual([open])
    expect(await ids('resolved')).toEqual([ended])
  })

  it('believes what a person sets by hand, until the next shift ends', async () => {
    bank.moveTo('2026-11-24T22:00:00+01:00')
    expect((await desk.me(sabine)).presence).toBe('offline')
    expect((await desk.setPresence(sabine, 'available')).presence).toBe('available')
    expect(bank.world.queues.routing.messages).toEqual([{ advisorId: sabine }])
    bank.moveTo('2026-11-25T15:59:00+01:00')
    expect((await desk.me(sabine)).presence).toBe('available')
    bank.moveTo('2026-11-25T16:00:00+01:00')
    expect((await desk.me(sabine)).presence).toBe('offline')
    bank.moveTo('2026-11-26T09:00:00+01:00')
    expect((await desk.me(sabine)).presence).toBe('available')
  })
})
