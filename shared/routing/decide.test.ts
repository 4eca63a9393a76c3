import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import type { Candidate } from './decision.ts'
import { candidate, snapshot } from './snapshot.fixture.ts'

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

  it('follows the chain of deputies in its order, before whoever knows the customer', () => {
    const chain = { ownAdvisorId: 'ann', deputyIds: ['bob', 'cem'], knownToAdvisorId: 'eva' }
    const all = [candidate('cem'), candidate('bob', { openWeight: 9 }), candidate('dan'), candidate('eva')]
    const reasons = all.map((_, gone) => {
      const left = ['bob', 'cem', 'eva', 'dan'].slice(gone)
      const { advisorId, reason } = decide(
        snapshot(
          all.filter((one) => left.includes(one.advisorId)),
          chain,
        ),
      )
      return `${advisorId} ${reason}`
    })
    expect(reasons).toEqual(['bob deputy', 'cem deputy', 'eva knows-customer', 'dan least-loaded'])
  })

  it('prefers who is what the customer values, the most important first', () => {
    const values = { values: ['punctuality', 'cordiality', 'care-afterwards'] as const }
    const warm: Candidate = candidate('ann', { strengths: ['cordiality', 'care-afterwards'] })
    const punctual = candidate('bob', { strengths: ['punctuality'], openWeight: 5 })
    expect(decide(snapshot([warm, punctual], values)).advisorId).toBe('bob')
    expect(decide(snapshot([warm, candidate('cem')], values)).advisorId).toBe('ann')
  })

  it('spreads equal load over the day before it looks at who has been without for longest', () => {
    const decision = decide(
      snapshot([candidate('ann', { givenToday: 6 }), candidate('bob', { givenToday: 5, lastAssignedAt: 9 })]),
    )
    expect(decision.advisorId).toBe('bob')
  })

  it('spares those who only help out until their colleagues carry clearly more', () => {
    const choose = (openWeight: number) =>
      decide(snapshot([candidate('ann', { openWeight }), candidate('bob', { focus: 0.5 })], {}, { helpingOut: 0.4 }))
        .advisorId
    expect([0, 1, 2, 3].map(choose)).toEqual(['ann', 'ann', 'ann', 'bob'])
  })

  it('keeps a reserve for urgent matters and for customers of one’s own', () => {
    const nearlyFull = [candidate('ann', { openWeight: 8 })]
    const rules = { reserve: 0.2 }
    expect(decide(snapshot(nearlyFull, {}, rules)).verdicts[0]?.against).toEqual(['reserve'])
    expect(decide(snapshot(nearlyFull, { urgent: true }, rules)).advisorId).toBe('ann')
    expect(decide(snapshot(nearlyFull, { ownAdvisorId: 'ann' }, rules)).advisorId).toBe('ann')
    expect(decide(snapshot(nearlyFull, { weight: 3, urgent: true }, rules)).verdicts[0]?.against).toEqual(['capacity'])
  })

  it('lets no wait relax a licence, and no licence make up for a conflict', () => {
    const decision = decide(
      snapshot(
        [candidate('ann'), candidate('bob', { licences: ['securities'], segments: ['private'] })],
        { licences: ['securities'], segment: 'business', conflictAdvisorIds: ['ann'] },
        { relaxed: ['segment', 'language'] },
      ),
    )
    expect(decision.advisorId).toBe('bob')
    expect(decision.verdicts.map(({ against, relaxed }) => [against, relaxed])).toEqual([
      [['conflict', 'licence'], []],
      [[], ['segment']],
    ])
  })

  it('prefers who fulfils a rule that was relaxed', () => {
    const decision = decide(
      snapshot(
        [candidate('ann', { languages: ['en'] }), candidate('bob', { openWeight: 9 })],
        { ownAdvisorId: 'ann' },
        { relaxed: ['language'] },
      ),
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
