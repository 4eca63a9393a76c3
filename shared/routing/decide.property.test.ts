import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import type { Candidate, RoutingSnapshot } from './decision.ts'

const candidates = fc.uniqueArray(
  fc.record<Candidate>({
    advisorId: fc.string({ minLength: 1, maxLength: 3 }),
    desks: fc.subarray(['cards', 'cash', 'loans']),
    languages: fc.subarray(['de', 'en']),
    capacity: fc.integer({ min: 1, max: 5 }),
    openWeight: fc.integer({ min: 0, max: 6 }),
    presence: fc.constantFrom('available', 'away', 'offline'),
    lastAssignedAt: fc.integer({ min: 0, max: 3 }),
  }),
  { selector: (candidate) => candidate.advisorId, maxLength: 12 },
)
const snapshots = fc.record({
  candidates,
  desk: fc.constantFrom('cards', 'cash'),
  language: fc.constantFrom('de', 'en'),
  own: fc.nat(11),
  last: fc.nat(20),
})
const build = (input: { candidates: Candidate[]; desk: string; language: string; own: number; last: number }) => {
  const own = input.candidates[input.own]?.advisorId
  const last = input.candidates[input.last]?.advisorId
  const snapshot: RoutingSnapshot = {
    at: 0,
    configVersion: 1,
    inquiry: {
      inquiryId: 'i',
      desk: input.desk,
      language: input.language,
      urgent: false,
      weight: 1,
      deputyIds: [],
      ...(own === undefined ? {} : { ownAdvisorId: own }),
      ...(last === undefined ? {} : { lastAdvisorId: last }),
    },
    candidates: input.candidates,
  }
  return snapshot
}

describe('decide, for any snapshot', () => {
  it('never breaks a hard rule', () => {
    fc.assert(
      fc.property(snapshots, (input) => {
        const snapshot = build(input)
        const chosen = snapshot.candidates.find((one) => one.advisorId === decide(snapshot).advisorId)
        if (chosen === undefined) return
        expect(chosen.desks).toContain(snapshot.inquiry.desk)
        expect(chosen.languages).toContain(snapshot.inquiry.language)
        expect(chosen.presence).toBe('available')
        expect(chosen.openWeight + 1).toBeLessThanOrEqual(chosen.capacity)
      }),
    )
  })

  it('leaves an inquiry waiting only when every candidate has a rule against them', () => {
    fc.assert(
      fc.property(snapshots, (input) => {
        const decision = decide(build(input))
        expect(decision.advisorId === undefined).toBe(decision.verdicts.every((one) => one.against.length > 0))
      }),
    )
  })

  it('does not depend on the order of candidates', () => {
    fc.assert(
      fc.property(
        snapshots.chain((input) =>
          fc.tuple(fc.constant(input), fc.shuffledSubarray(input.candidates, { minLength: input.candidates.length })),
        ),
        ([input, shuffled]) => {
          const snapshot = build(input)
          expect(decide({ ...snapshot, candidates: shuffled })).toEqual(decide(snapshot))
        },
      ),
    )
  })
})
