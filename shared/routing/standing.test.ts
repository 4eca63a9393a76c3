import { describe, expect, it } from 'vitest'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { inquiryFixture } from '#shared/inquiry/inquiry.fixture.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { MINUTE } from '#shared/instant.ts'
import { createMemoryWorld } from '#shared/memory/world.ts'
import { mendStandings } from '#shared/sweep/mend-standing.ts'
import { staffNow } from '#shared/sweep/staff.ts'
import { crowd, oneOfMany } from '#tests/support/crowd.ts'
import { explain } from './explain.ts'
import { keepingStandings } from './keep-standing.ts'
import { routeInquiry } from './route-inquiry.ts'
import { decideNow } from './snapshot.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')

/** A desk over in-memory ports that keep standings, with the standings of everybody unless the sweep has not yet come. */
async function openDesk(given: ConfigurationIndex, options: { readonly swept?: boolean } = {}) {
  let index = given
  let now = NOW
  const deps = keepingStandings({ ...createMemoryWorld(), configuration: async () => index, clock: () => now })
  const sweep = async () => mendStandings(deps, index, await staffNow(deps.roster, index, now))
  if (options.swept !== false) await sweep()
  let count = 0
  const fill = async (advisorId: string, weight: number) => {
    count += 1
    const inquiryId = `inquiry-${count}`
    await deps.inquiries.commit({ inquiryId, load: [{ advisorId, add: inquiryId, weight, capacity: 100, at: NOW }] })
  }
  return {
    ...deps,
    sweep,
    moveTo: (at: number) => {
      now = at
    },
    reconfigure: (next: ConfigurationIndex) => {
      index = next
    },
    decide: (over: Partial<Inquiry> = {}, also?: string) =>
      decideNow(deps, inquiryFixture({ roundAt: NOW, receivedAt: NOW, ...over }), index, now, also),
    fill,
    /** Load of which the standings have not heard. */
    async fillUnseen(advisorId: string) {
      const stood = (await deps.roster.standing('cards', { limit: 1_000 })).find((one) => one.advisorId === advisorId)
      await fill(advisorId, 10)
      const [{ changes } = { changes: 0 }] = await deps.roster.loads([advisorId])
      await deps.roster.stand(advisorId, 'cards', { order: stood?.order ?? '', changes })
    },
    stands: async () => (await deps.roster.standing('cards', { limit: 1_000 })).map(({ advisorId }) => advisorId),
  }
}

describe('a large desk', () => {
  it('is looked at from the best standing on, with whoever knows the matter, and says so', async () => {
    const desk = await openDesk(await crowd(200))
    for (let place = 0; place < 190; place += 1) await desk.fill(oneOfMany(place), 1 + (place % 3))
    const customer = { name: 'Anna', email: 'anna@kunde.example', verified: true, ownAdvisorId: oneOfMany(5) }
    const { decision, snapshot } = await desk.decide({ customer, lastAdvisorId: 'somebody-who-left' })
    expect(snapshot.candidates).toHaveLength(13)
    expect(decision).toMatchObject({ advisorId: oneOfMany(5), reason: 'own-advisor' })
    const free = Array.from({ length: 10 }, (_, place) => oneOfMany(190 + place))
    expect(snapshot.candidates.map(({ advisorId }) => advisorId)).toEqual(expect.arrayContaining(free))
    expect(explain({ decision, snapshot }, 'en', (id) => id).outcome).toBe(
      `Given to ${oneOfMany(5)}, who is the customer’s own advisor. Looked at 13 of the desk’s 200 people, those who know the matter or have the most room.`,
    )
  })

  it('finds the few who may answer without a standing, wherever they stand', async () => {
    const rare = [oneOfMany(17), oneOfMany(190)]
    const desk = await openDesk(
      await crowd(200, (place) => (rare.includes(oneOfMany(place)) ? {} : { languages: ['de'] })),
    )
    await desk.fill(oneOfMany(17), 9)
    await desk.fill(oneOfMany(190), 5)
    const { decision, snapshot } = await desk.decide({ language: 'en' })
    expect(decision.advisorId).toBe(oneOfMany(190))
    expect(snapshot.candidates.map(({ advisorId }) => advisorId)).toEqual(rare)
  })

  it('reads on where the best may not answer', async () => {
    const desk = await openDesk(await crowd(400, (place) => (place < 350 ? { languages: ['de'] } : { capacity: 2 })))
    for (let place = 350; place < 400; place += 1) await desk.fill(oneOfMany(place), 1)
    expect((await desk.decide({ language: 'en' })).decision.advisorId).toBeDefined()
  })

  it('looks at the next where the standings of the best are out of date', async () => {
    const desk = await openDesk(await crowd(30))
    const best = (await desk.stands()).slice(0, 20)
    for (const advisorId of best) await desk.fillUnseen(advisorId)
    const { decision, snapshot } = await desk.decide()
    expect(best).not.toContain(decision.advisorId)
    expect(decision.advisorId).toBeDefined()
    expect(new Set(snapshot.candidates.map(({ advisorId }) => advisorId)).size).toBe(snapshot.candidates.length)
  })

  it('is looked at in turn before the first sweep has come, everybody in the end', async () => {
    const desk = await openDesk(await crowd(50, (place) => (place === 47 ? {} : { capacity: 1 })), { swept: false })
    const looked = new Set<string>()
    for (let minute = 0; minute < 10; minute += 1) {
      desk.moveTo(NOW + minute * MINUTE)
      const { snapshot } = await desk.decide()
      for (const { advisorId } of snapshot.candidates) looked.add(advisorId)
      expect(snapshot.candidates).toHaveLength(12)
    }
    expect(looked.size).toBe(50)
  })

  it('asks those who break no rule before those for whom one has fallen', async () => {
    const desk = await openDesk(await crowd(100, (place) => (place % 4 === 0 ? {} : { languages: ['de'] })))
    for (let place = 0; place < 100; place += 4) await desk.fill(oneOfMany(place), 7)
    desk.moveTo(NOW + 30 * 24 * 60 * MINUTE)
    const { decision, snapshot } = await desk.decide({ language: 'en' })
    expect(snapshot.rules.relaxed).toContain('language')
    expect(Number(decision.advisorId?.slice(1)) % 4).toBe(0)
  })

  it('keeps standings with every change of load or presence, and sweeps bring them up to shifts and configuration', async () => {
    const everybody = Array.from({ length: 14 }, (_, place) => oneOfMany(place))
    const [first = '', second = ''] = everybody
    const desk = await openDesk(await crowd(14))
    expect(await desk.stands()).toEqual(everybody)
    await desk.roster.setPresence(first, 'offline', NOW)
    await desk.fill(second, 10)
    expect(await desk.stands()).toEqual(everybody.slice(2))
    await desk.roster.setPresence(first, 'available', NOW)
    expect(await desk.stands()).toContain(first)
    desk.reconfigure(await crowd(13))
    await desk.sweep()
    expect(await desk.stands()).not.toContain(oneOfMany(13))
  })

  it('is given work for the advisor who has become free, whatever their standing says', async () => {
    const desk = await openDesk(await crowd(100))
    const last = oneOfMany(99)
    await desk.fill(last, 2)
    for (let place = 0; place < 99; place += 1) await desk.fillUnseen(oneOfMany(place))
    await desk.inquiries.commit({
      inquiryId: 'i',
      expectVersion: 'absent',
      set: inquiryFixture({ inquiryId: 'i', roundAt: NOW, receivedAt: NOW }),
    })
    expect(await routeInquiry(desk, 'i')).toBe('waits')
    expect(await routeInquiry(desk, 'i', last)).toBe('assigned')
  })
})

describe('a small desk', () => {
  it('is looked at whole and keeps no standings', async () => {
    const desk = await openDesk(await crowd(12))
    const { snapshot } = await desk.decide()
    expect(snapshot.candidates).toHaveLength(12)
    expect(snapshot).not.toHaveProperty('atDesk')
    expect(await desk.stands()).toEqual([])
  })
})
