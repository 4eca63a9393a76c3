import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import type { Candidate, RoutingSnapshot } from './decision.ts'

const candidate = (advisorId: string, over: Partial<Candidate> = {}): Candidate => ({
  advisorId,
  desks: ['cards'],
  languages: ['de', 'en'],
  capacity: 10,
  openWeight: 0,
  presence: 'available',
  lastAssignedAt: 0,
  ...over,
})
const snapshot = (candidates: Candidate[], inquiry: Partial<RoutingSnapshot['inquiry']> = {}): RoutingSnapshot => ({
  at: 0,
  configVersion: 1,
  inquiry: {
    inquiryId: 'i',
    desk: 'cards',
    language: 'de',
    urgent: false,
    weight: 1,
    deputyIds: [],
    ...inquiry,
  },
  candidates,
})

describe('decide', () => {
  it('gives the inquiry to the customer’s own advisor although a colleague is less loaded', () => {
    const decision = decide(snapshot([candidate('ann', { openWeight: 5 }), candidate('bob')], { ownAdvisorId: 'ann' }))
    expect(decision).toMatchObject({ advisorId: 'ann', reason: 'own-advisor' })
  })

  it('lets a matter go back to whoever dealt with it, before the own advisor', () => {
    const decision = decide(
      snapshot([candidate('ann'), candidate('bob')], { ownAdvisorId: 'ann', lastAdvisorId: 'bob' }),
    )
    expect(decision).toMatchObject({ advisorId: 'bob', reason: 'dealt-with-it' })
  })

  it('turns to a deputy when the own advisor is away', () => {
    const decision = decide(
      snapshot([candidate('ann', { presence: 'away' }), candidate('bob'), candidate('cem')], {
        ownAdvisorId: 'ann',
        deputyIds: ['cem'],
      }),
    )
    expect(decision).toMatchObject({ advisorId: 'cem', reason: 'deputy' })
  })

  it('prefers the least loaded by share of capacity, not by count', () => {
    const decision = decide(
      snapshot([candidate('ann', { openWeight: 3, capacity: 4 }), candidate('bob', { openWeight: 4, capacity: 20 })]),
    )
    expect(decision).toMatchObject({ advisorId: 'bob', reason: 'least-loaded' })
  })

  it('breaks ties by who has been without new work for longest', () => {
    const decision = decide(
      snapshot([candidate('ann', { lastAssignedAt: 20 }), candidate('bob', { lastAssignedAt: 10 })]),
    )
    expect(decision.advisorId).toBe('bob')
  })

  it('names every hard rule that spoke against each candidate when nobody is eligible', () => {
    const decision = decide(
      snapshot([
        candidate('ann', { desks: ['loans'], languages: ['en'] }),
        candidate('bob', { presence: 'offline', openWeight: 10 }),
      ]),
    )
    expect(decision.advisorId).toBeUndefined()
    expect(decision.reason).toBe('nobody-eligible')
    expect(decision.verdicts.map((verdict) => verdict.against)).toEqual([
      ['desk', 'language'],
      ['presence', 'capacity'],
    ])
  })
})
