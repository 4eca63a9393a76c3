import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Advisor, Configuration } from '#shared/configuration/schema.ts'
import { SEGMENTS } from '#shared/customer/customer.ts'
import { AnklangError } from '#shared/errors.ts'
import { weightOf } from '#shared/inquiry/actions/transition.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { MINUTE } from '#shared/instant.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import { bankOf, onDutyAlways, oneOfMany } from '#tests/support/crowd.ts'
import { runs } from '#tests/support/property-runs.ts'
import { inquiriesOf, loadsAgree, nobodyIdles } from '#tests/support/routing-invariants.ts'
import { createRoutingWorld, type RoutingWorld } from '#tests/support/routing-world.ts'
import { decide } from './decide.ts'
import { storedDecision } from './stored-decision.ts'

/** A large desk of 16 and a small one of 6, two of whom belong to both; shifts begin and end, some are on leave. */
function staffOf(place: number): Advisor {
  const tenToNoon = [{ from: '10:30', to: '12:00' }]
  const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  return onDutyAlways(oneOfMany(place), {
    desks: place < 14 ? ['cards'] : place < 16 ? ['cards', 'payments'] : ['payments'],
    capacity: [1, 1, 2, 1, 5, 1, 3][place % 7] ?? 1,
    languages: place % 3 === 0 ? ['de', 'en'] : ['de'],
    licences: place % 2 === 0 ? ['securities'] : [],
    ...(place % 5 === 0 ? { segments: ['private' as const] } : {}),
    ...(place % 7 === 3 ? { shifts: { ...none, tue: tenToNoon } } : {}),
    ...(place % 7 === 5 ? { absences: [{ from: '2026-11-24', to: '2026-11-24' }] } : {}),
  })
}
const STAFF = Array.from({ length: 20 }, (_, place) => staffOf(place))

async function bank(): Promise<Configuration> {
  const configuration = await bankOf(STAFF)
  const desks = configuration.desks.map((desk) =>
    desk.id === 'payments' ? { ...desk, weight: 2, licences: ['securities'] } : desk,
  )
  const relax = [
    { rule: 'reserve' as const, afterMinutes: 20 },
    { rule: 'language' as const, afterMinutes: 60 },
  ]
  const routing = { ...configuration.institute.routing, urgentWeight: 2, reserve: 0.4, relax }
  return { ...configuration, desks, institute: { ...configuration.institute, routing } }
}

const anybody = fc.constantFrom(...STAFF.map(({ id }) => id))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const arrival = fc.record({
  act: fc.constant('arrive' as const),
  desk: fc.constantFrom('cards', 'cards', 'payments'),
  language: fc.constantFrom('de', 'de', 'en'),
  urgent: fc.boolean(),
  segment: maybe(fc.constantFrom(...SEGMENTS)),
  own: maybe(anybody),
  conflict: maybe(anybody),
  due: fc.integer({ min: -30, max: 600 }),
  count: fc.integer({ min: 1, max: 5 }),
})
const deed = fc.record({
  act: fc.constantFrom('reply', 'resolve', 'take', 'pull', 'transfer', 'offer', 'accept', 'note'),
  who: anybody,
  other: anybody,
  which: fc.nat(30),
})
const presence = fc.record({
  act: fc.constant('presence' as const),
  who: anybody,
  value: fc.constantFrom('available', 'away', 'offline'),
})
const course = fc.record({
  act: fc.constantFrom('work', 'work', 'sweep', 'lose'),
  minutes: fc.constantFrom(0, 0, 1, 10, 45),
  order: fc.nat(5),
})
const step = fc.oneof({ weight: 4, arbitrary: arrival }, { weight: 3, arbitrary: deed }, presence, {
  weight: 3,
  arbitrary: course,
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function perform(world: RoutingWorld, ids: string[], todo: Step): Promise<void> {
  if (todo.act === 'arrive') {
    const { own, conflict, segment, due, desk, language, urgent } = todo
    const customer = {
      ...{ name: 'Anna Meier', email: 'anna@kunde.example', verified: true },
      ...(own === undefined ? {} : { ownAdvisorId: own }),
      ...(conflict === undefined ? {} : { conflictAdvisorIds: [conflict] }),
      ...(segment === undefined ? {} : { segment }),
    }
    const promise = { by: world.now() + due * MINUTE, givenAt: world.now(), configVersion: 1 }
    for (let count = 0; count < todo.count; count += 1)
      ids.push(await world.arrive({ desk, language, urgent, customer, promise }))
  } else if (todo.act === 'presence') await world.desk.setPresence(todo.who, todo.value)
  else if ('minutes' in todo) {
    world.pass(todo.minutes * MINUTE)
    if (todo.act === 'lose') world.queues.routing.messages.length = 0
    if (todo.act === 'sweep') await world.sweep()
    if (todo.act !== 'lose') await world.work((waiting) => todo.order % waiting)
  } else await byHand(world, ids[todo.which % Math.max(1, ids.length)] ?? 'none', todo)
}

async function byHand({ desk, pull }: RoutingWorld, id: string, { act, who, other }: Extract<Step, { which: number }>) {
  const acts = {
    reply: () => desk.reply(id, who, 'Guten Tag', {}),
    resolve: () => desk.resolve(id, who, undefined),
    take: () => desk.take(id, who),
    pull: () => pull(who),
    transfer: () => desk.transfer(id, who, { desk: 'cards', note: 'Bitte' }),
    offer: () => desk.offer(id, who, { advisorId: other, note: 'Bitte' }),
    accept: () => desk.accept(id, who),
    note: () => desk.note(id, who, 'Notiz', {}),
  }
  await acts[act]()
}

/** What routing assigned since the last look broke no rule, said here once more in other words, and is decided the same again. */
async function decisionsHold(world: RoutingWorld, all: readonly Inquiry[], seen: Set<string>): Promise<void> {
  for (const inquiry of all) {
    for (const event of await world.inquiries.events(inquiry.inquiryId)) {
      const key = `${inquiry.inquiryId}/${event.eventId}`
      const stored = event.type === 'assign' ? storedDecision(event.detail) : undefined
      if (seen.has(key) || stored?.snapshot === undefined) continue
      seen.add(key)
      const { decision, snapshot } = stored
      expect(decide(snapshot)).toEqual(decision)
      const reversed = snapshot.candidates.toReversed()
      expect(decide({ ...snapshot, candidates: reversed })).toEqual(decision)
      const advisor = world.index().advisor(decision.advisorId ?? '')
      const [load] = await world.roster.loads([decision.advisorId ?? ''])
      if (advisor === undefined || load === undefined) throw new Error('assigned to nobody')
      const { customer, urgent } = inquiry
      const waited = world.index().calendar(event.desk).businessMillis(inquiry.roundAt, event.at) / MINUTE
      expect(presenceOf(advisor.id, load, world.index(), event.at)).toBe('available')
      expect(advisor.desks).toContain(event.desk)
      expect(customer.conflictAdvisorIds ?? []).not.toContain(advisor.id)
      if (event.desk === 'payments') expect(advisor.licences).toContain('securities')
      if (waited < 60) expect(advisor.languages).toContain(inquiry.language)
      if (customer.segment !== undefined) expect(advisor.segments ?? [customer.segment]).toContain(customer.segment)
      const before = snapshot.candidates.find(({ advisorId }) => advisorId === advisor.id)?.openWeight ?? 0
      const known = [customer.ownAdvisorId, snapshot.inquiry.lastAdvisorId].includes(advisor.id)
      const kept = urgent || known || waited >= 20 ? 0 : Math.floor(advisor.capacity * 0.4)
      expect(before + weightOf(inquiry)).toBeLessThanOrEqual(advisor.capacity - kept)
    }
  }
}

describe('whatever arrives, whoever comes and goes, and whatever the queue loses', () => {
  it('no capacity is exceeded, no rule broken, each decision is decided again the same, and nobody idles after a sweep', async () => {
    const configuration = await bank()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const world = createRoutingWorld(configuration)
        const ids: string[] = []
        const seen = new Set<string>()
        await world.sweep()
        for (const todo of steps) {
          try {
            await perform(world, ids, todo)
          } catch (error) {
            if (!(error instanceof AnklangError)) throw error
          }
          const all = await inquiriesOf(world, ids)
          await loadsAgree(world, all)
          await decisionsHold(world, all, seen)
          if (todo.act === 'sweep') await nobodyIdles(world, all)
        }
      }),
      { numRuns: runs(25) },
    )
  })

  it('nothing starves: whatever comes later, what waits is given within a bounded time', async () => {
    const configuration = await bankOf([onDutyAlways('ann', { capacity: 2 }), onDutyAlways('bob', { capacity: 1 })])
    const newcomer = fc.record({ urgent: fc.boolean(), own: maybe(fc.constantFrom('ann', 'bob')) })
    const order = fc.constantFrom('as sent', 'latest first')
    await fc.assert(
      fc.asyncProperty(fc.array(newcomer, { minLength: 1, maxLength: 3 }), order, async (pattern, delivered) => {
        const world = createRoutingWorld(configuration)
        for (let filled = 0; filled < 3; filled += 1) await world.arrive()
        await world.work()
        const waits = await world.arrive()
        await world.work()
        const tick = 20 * MINUTE
        const { urgentHeadStartMinutes, ownHeadStartMinutes } = world.index().institute.routing
        const bound = ((urgentHeadStartMinutes + 2 * ownHeadStartMinutes) * MINUTE) / tick + 5
        for (let now = 0; ; now += 1) {
          if ((await world.inquiries.find(waits))?.status !== 'waiting') return
          expect(now).toBeLessThanOrEqual(bound)
          world.pass(tick)
          const { urgent, own } = pattern[now % pattern.length] ?? { urgent: true, own: 'ann' }
          const customer = {
            name: 'Anna',
            email: 'anna@kunde.example',
            verified: true,
            ...(own ? { ownAdvisorId: own } : {}),
          }
          await world.arrive({ urgent, customer })
          const [done] = (await world.inquiries.list({ view: 'mine', advisorId: 'ann' }, { limit: 1 })).items
          if (done !== undefined) await world.desk.resolve(done.inquiryId, 'ann', undefined)
          // Either the newcomer asks first, or who has become free does.
          await world.work((waiting) => (delivered === 'as sent' ? 0 : waiting - 1))
        }
      }),
      { numRuns: runs(20) },
    )
  })
})
