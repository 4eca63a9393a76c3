import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { decide } from './decide.ts'
import type { RoutingSnapshot } from './decision.ts'
import { routeInquiry } from './route-inquiry.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})
const registered = async (message: Parameters<MemoryBank['receive']>[0] = {}) => {
  const id = await bank.receive(message)
  await bank.work(['inquiries'])
  bank.world.queues.routing.messages.length = 0
  return id
}
const route = (id: string) => routeInquiry(bank.registration, id)
const eventOf = async (id: string, type: string) =>
  (await bank.world.inquiries.events(id)).find((event) => event.type === type)

describe('routing', () => {
  it('assigns to somebody of the desk who is on duty, with the decision and what it was made from', async () => {
    const id = await registered()
    expect(await route(id)).toBe('assigned')
    const inquiry = await bank.inquiry(id)
    const [load] = await bank.world.roster.loads([inquiry.advisorId ?? ''])
    expect(load).toMatchObject({ open: [id], openWeight: 1 })
    const detail = (await eventOf(id, 'assign'))?.detail as { decision: unknown; snapshot: RoutingSnapshot }
    expect(decide(detail.snapshot)).toEqual(detail.decision)
  })

  it('does it once, however often it is told', async () => {
    const id = await registered()
    expect(await Promise.all([route(id), route(id)])).toContain('assigned')
    expect(await route(id)).toBe('not-waiting')
    const assigned = (await bank.world.inquiries.events(id)).filter(({ type }) => type === 'assign')
    expect(assigned).toHaveLength(1)
  })

  it('lets it wait at its desk at night, and says once why', async () => {
    bank.moveTo('2026-11-24T03:00:00+01:00')
    const id = await registered()
    expect(await route(id)).toBe('waits')
    expect(await route(id)).toBe('waits')
    expect((await bank.inquiry(id)).status).toBe('waiting')
    const unplaced = (await bank.world.inquiries.events(id)).filter(({ type }) => type === 'unplaced')
    expect(unplaced).toHaveLength(1)
    expect(JSON.stringify(unplaced[0]?.detail)).toContain('presence')
  })

  it('brings an urgent matter to the desk that is staffed day and night', async () => {
    bank.moveTo('2026-11-24T03:00:00+01:00')
    const id = await registered({ text: 'Meine Girocard wurde gestohlen! Bitte sofort sperren.' })
    expect(await route(id)).toBe('assigned')
    expect(await bank.inquiry(id)).toMatchObject({ desk: 'security', urgent: true })
  })

  it('never lifts anybody above their capacity, whatever comes at once', async () => {
    const ids: string[] = []
    for (let count = 0; count < 60; count += 1)
      ids.push(await registered({ text: `Meine neue Karte fehlt (${count}).` }))
    await Promise.all(ids.map(route))
    const { advisors } = (await bank.registration.configuration()).configuration
    const loads = await bank.world.roster.loads(advisors.map((advisor) => advisor.id))
    for (const [position, advisor] of advisors.entries()) {
      expect(loads[position]?.openWeight).toBeLessThanOrEqual(advisor.capacity)
      expect(loads[position]?.openWeight).toBe(loads[position]?.open.length)
    }
    const waiting = await Promise.all(ids.map(async (id) => (await bank.inquiry(id)).status === 'waiting'))
    expect(waiting.some((waits) => waits)).toBe(true)
  })
})

describe('an advisor who becomes free', () => {
  it('gets what waits at their desks, urgent first and then what is due first', async () => {
    bank.moveTo('2026-11-24T03:00:00+01:00')
    const first = await registered({ text: 'Meine neue Karte fehlt.' })
    bank.moveTo('2026-11-24T04:00:00+01:00')
    const second = await registered({ text: 'Meine neue Karte ist noch nicht da.' })
    await bank.work()
    const { advisors } = (await bank.registration.configuration()).configuration
    const advisor = advisors.find(({ desks }) => desks.includes('cards'))?.id ?? ''
    await bank.desk.setPresence(advisor, 'available')
    expect(await bank.work(['routing'])).toEqual(['filled'])
    expect((await bank.world.roster.loads([advisor]))[0]?.open).toEqual([first, second].sort())
    const order = (await Promise.all([first, second].map((id) => eventOf(id, 'assign')))).map((event) => event?.at)
    expect(order[0]).toBeLessThanOrEqual(order[1] ?? 0)
  })

  it('who is not there after all, or whom nobody knows, gets nothing', async () => {
    bank.moveTo('2026-11-24T03:00:00+01:00')
    await registered()
    await bank.world.queues.routing.send({ advisorId: 'sabine-brandt' })
    await bank.world.queues.routing.send({ advisorId: 'nobody' })
    expect(await bank.work(['routing'])).toEqual(['filled', 'filled'])
  })
})
