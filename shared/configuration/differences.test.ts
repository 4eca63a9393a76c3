import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differences } from './differences.ts'
import { exampleSource } from './example-source.fixture.ts'

describe('the differences of two configurations', () => {
  test('are none between equal ones', () => {
    expect(differences(exampleSource(), exampleSource())).toEqual([])
  })

  test('name desks, topics and advisors by their ids, not by their places', () => {
    const before = exampleSource()
    const after = exampleSource()
    const [general, security] = after.desks
    if (general === undefined || security === undefined) throw new Error('the example has two desks')
    after.desks = [security, { ...general, targetMinutes: 90 }]
    expect(differences(before, after)).toEqual([{ path: 'desks[general].targetMinutes', before: 60, after: 90 }])
  })

  test('show what came, what went and what changed', () => {
    const texts = (templates: Record<string, string>) => ({ ...exampleSource(), templates })
    expect(
      differences(texts({ 'de/a.liquid': 'a', 'de/b.liquid': 'b' }), texts({ 'de/b.liquid': 'B', 'fr/a.liquid': 'f' })),
    ).toEqual([
      { path: 'templates.de/a.liquid', before: 'a' },
      { path: 'templates.de/b.liquid', before: 'b', after: 'B' },
      { path: 'templates.fr/a.liquid', after: 'f' },
    ])
    expect(differences({ days: ['a', 'b'] }, { days: ['a', 'c'] })).toEqual([
      { path: 'days', before: ['a', 'b'], after: ['a', 'c'] },
    ])
    expect(differences({ hours: 'always' }, { hours: { week: {} } })).toHaveLength(1)
  })

  test('are none exactly for equal data, and the same backwards', () => {
    const data = fc.jsonValue({ maxDepth: 3 }).map((value) => ({ value }))
    fc.assert(
      fc.property(data, data, (a, b) => {
        expect(differences(a, a)).toEqual([])
        expect(differences(a, b).length === 0).toBe(differences(b, a).length === 0)
      }),
    )
  })
})
