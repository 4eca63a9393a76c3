import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CUSTOMER_VALUES, SEGMENTS } from '#shared/customer/customer.ts'
import { decide } from './decide.ts'
import type { Candidate, RoutingRule } from './decision.ts'
import { candidate, snapshot } from './snapshot.fixture.ts'

const LICENCES = ['securities', 'insurance']
const people = fc.uniqueArray(
  fc.record({
    advisorId: fc.string({ minLength: 1, maxLength: 3 }),
    desks: fc.subarray(['cards', 'cash', 'loans']),
    languages: fc.subarray(['de', 'en']),
    licences: fc.subarray(LICENCES),
    segments: fc.subarray([...SEGMENTS], { minLength: 1 }),
    strengths: fc.subarray([...CUSTOMER_VALUES]),
    capacity: fc.integer({ min: 1, max: 5 }),
    openWeight: fc.integer({ min: 0, max: 6 }),
    presence: fc.constantFrom('available', 'away', 'offline'),
    absent: fc.boolean(),
    lastAssignedAt: fc.integer({ min: 0, max: 3 }),
    givenToday: fc.integer({ min: 0, max: 3 }),
    focus: fc.constantFrom(1, 0.5),
  }),
  { selector: ({ advisorId }) => advisorId, maxLength: 12 },
)
const inputs = fc.record({
  people,
  desk: fc.constantFrom('cards', 'cash'),
  language: fc.constantFrom('de', 'en'),
  urgent: fc.boolean(),
  weight: fc.integer({ min: 1, max: 3 }),
  segment: fc.constantFrom(...SEGMENTS),
  licences: fc.subarray(LICENCES),
  values: fc.subarray([...CUSTOMER_VALUES]),
  places: fc.array(fc.nat(12), { minLength: 5, maxLength: 5 }),
  relaxed: fc.subarray<RoutingRule>(['language', 'segment', 'reserve']),
  reserve: fc.constantFrom(0, 0.3),
})
type Input = typeof inputs extends fc.Arbitrary<infer T> ? T : never

function build({ people: chosen, places, relaxed, reserve, ...inquiry }: Input) {
  const candidates: readonly Candidate[] = chosen.map(({ advisorId, ...over }) => candidate(advisorId, over))
  const [own, last, known, deputy, conflict] = places.map((place) => candidates[place]?.advisorId)
  const named = (field: string, id: string | undefined) => (id === undefined ? {} : { [field]: id })
  return snapshot(
    candidates,
    {
      ...inquiry,
      ...named('ownAdvisorId', own),
      ...named('lastAdvisorId', last),
      ...named('knownToAdvisorId', known),
      deputyIds: deputy === undefined ? [] : [deputy],
      conflictAdvisorIds: conflict === undefined ? [] : [conflict],
    },
    { relaxed, reserve, helpingOut: 0.2 },
  )
}

describe('decide, for any snapshot', () => {
  it('never breaks a hard rule that is not relaxed', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const asked = build(input)
        const { inquiry, rules } = asked
        const chosen = asked.candidates.find((one) => one.advisorId === decide(asked).advisorId)
        if (chosen === undefined) return
        expect(inquiry.conflictAdvisorIds).not.toContain(chosen.advisorId)
        expect(chosen.desks).toContain(inquiry.desk)
        expect(chosen.licences).toEqual(expect.arrayContaining([...inquiry.licences]))
        expect(chosen.presence).toBe('available')
        expect(chosen.openWeight + inquiry.weight).toBeLessThanOrEqual(chosen.capacity)
        if (!rules.relaxed.includes('language')) expect(chosen.languages).toContain(inquiry.language)
        if (!rules.relaxed.includes('segment')) expect(chosen.segments).toContain(inquiry.segment)
      }),
    )
  })

  it('leaves an inquiry waiting only when every candidate has a rule against them', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const decision = decide(build(input))
        expect(decision.advisorId === undefined).toBe(decision.verdicts.every((one) => one.against.length > 0))
      }),
    )
  })

  it('does not depend on the order of candidates', () => {
    const shuffled = inputs.chain((input) =>
      fc.tuple(fc.constant(input), fc.shuffledSubarray(input.people, { minLength: input.people.length })),
    )
    fc.assert(
      fc.property(shuffled, ([input, others]) => {
        const asked = build(input)
        const order = others.map(({ advisorId }) => advisorId)
        const candidates = asked.candidates.toSorted((a, b) => order.indexOf(a.advisorId) - order.indexOf(b.advisorId))
        expect(decide({ ...asked, candidates })).toEqual(decide(asked))
      }),
    )
  })

  it('decides the same again from what was stored', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const asked = build(input)
        expect(decide(structuredClone(asked))).toEqual(decide(asked))
      }),
    )
  })
})
