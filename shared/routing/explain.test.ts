import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import type { RoutingSnapshot } from './decision.ts'
import { explain } from './explain.ts'
import { candidate, snapshot } from './snapshot.fixture.ts'
import { storedDecision } from './stored-decision.ts'

const names: Record<string, string> = { ann: 'Ann Adler', bob: 'Bob Brandt' }
const told = (asked: RoutingSnapshot, language: 'de' | 'en' = 'en') => {
  const stored = storedDecision(JSON.parse(JSON.stringify({ decision: decide(asked), snapshot: asked })))
  return explain(stored ?? expect.fail('not read back'), language, (id) => names[id])
}

describe('a stored decision', () => {
  it('says why me, and why not the others', () => {
    const { outcome, people } = told(
      snapshot(
        [
          candidate('ann', { openWeight: 3 }),
          candidate('bob', { openWeight: 10 }),
          candidate('cem', { languages: ['en'], licences: [] }),
          candidate('dan'),
        ],
        { ownAdvisorId: 'ann' },
      ),
    )
    expect(outcome).toBe('Given to Ann Adler, who is the customer’s own advisor.')
    expect(people.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'Ann Adler: is the customer’s own advisor; 30 % of capacity in use',
      'Bob Brandt: has no room left (10 of 10 taken, this one counts 1)',
      'cem: does not speak the language (de)',
      'dan: somebody else is the customer’s own advisor',
    ])
  })

  it('speaks German, and says when nobody could', () => {
    const { outcome, people } = told(snapshot([candidate('ann', { presence: 'offline', absent: true })]), 'de')
    expect(outcome).toBe('Im Moment darf oder kann es niemand übernehmen. Es wartet im Bereich.')
    expect(people[0]?.why).toBe('ist heute abwesend')
  })

  it('names the first thing in which somebody stood behind whoever got it', () => {
    const why = (other: Parameters<typeof candidate>[1], inquiry = {}, rules = {}) =>
      told(snapshot([candidate('ann', { strengths: ['cordiality'] }), candidate('bob', other)], inquiry, rules))
        .people[1]?.why
    expect(why({ openWeight: 2 })).toBe('has more work (20 % against 0 %)')
    expect(why({ givenToday: 2 })).toBe('was given more today')
    expect(why({ lastAssignedAt: 2 })).toBe('was given something more recently')
    expect(why({}, { values: ['cordiality'] })).toBe('somebody else offers more of what the customer values')
    expect(why({}, { deputyIds: ['ann', 'bob'] })).toBe('comes later in the chain of deputies')
    expect(why({ languages: ['en'] }, {}, { relaxed: ['language'] })).toBe(
      'possible only because of the long wait (does not speak the language)',
    )
  })

  it('says which rule the long wait took away from whoever got it, and what they offer', () => {
    const relaxed = snapshot(
      [candidate('ann', { languages: ['en'], strengths: ['punctuality'] })],
      { values: ['punctuality'] },
      { relaxed: ['language'] },
    )
    expect(told(relaxed).people[0]?.why).toBe(
      'has the least work for their capacity; offers what the customer values; does not speak the language, but after the long wait that no longer counts; 0 % of capacity in use',
    )
  })

  it('is read from releases that knew fewer rules, and not from other events', () => {
    const early = {
      decision: {
        reason: 'nobody-eligible',
        verdicts: [{ advisorId: 'ann', against: ['capacity'], preference: 'least-loaded', load: 1 }],
      },
    }
    const stored = storedDecision(early)
    expect(stored && explain(stored, 'en', () => undefined).people).toEqual([
      { advisorId: 'ann', name: 'ann', why: 'has no room left' },
    ])
    expect(storedDecision({ taken: true })).toBeUndefined()
    expect(storedDecision(undefined)).toBeUndefined()
  })
})
