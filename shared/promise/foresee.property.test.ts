import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '#tests/support/property-runs.ts'
import { breakingLikelihood, type OpenPromise } from './foresee.ts'
import type { Pace } from './pace.ts'

const span = (max: number) => fc.double({ min: 0, max, noNaN: true })
const anyPace: fc.Arbitrary<Pace> = fc.record({
  recent: fc.array(fc.record({ took: span(1_000), pressure: span(50) }), { maxLength: 60 }),
  stretch: fc.double({ min: -1.3, max: 3, noNaN: true }),
  judged: fc.nat(1_000),
})
const anyPromise: fc.Arbitrary<OpenPromise> = fc.record({
  pressure: span(50),
  elapsed: span(1_000),
  left: span(1_000),
  situation: fc.record({ ahead: fc.nat(100), onDuty: span(20) }),
})

describe('how likely a promise breaks', () => {
  test('is a share, and certain once its time is over', () => {
    fc.assert(
      fc.property(anyPace, anyPromise, (pace, promise) => {
        const likelihood = breakingLikelihood(pace, promise)
        expect(likelihood).toBeGreaterThanOrEqual(0)
        expect(likelihood).toBeLessThanOrEqual(1)
        expect(breakingLikelihood(pace, { ...promise, left: 0 })).toBe(1)
      }),
      { numRuns: runs(100) },
    )
  })

  test('never falls with more ahead, fewer people, or a shorter time', () => {
    fc.assert(
      fc.property(anyPace, anyPromise, fc.nat(50), span(1), (pace, promise, more, part) => {
        const { situation, left } = promise
        const likelihood = breakingLikelihood(pace, promise)
        const changed = (change: Partial<OpenPromise>) => breakingLikelihood(pace, { ...promise, ...change })
        expect(changed({ situation: { ...situation, ahead: situation.ahead + more } })).toBeGreaterThanOrEqual(
          likelihood,
        )
        expect(changed({ situation: { ...situation, onDuty: situation.onDuty * part } })).toBeGreaterThanOrEqual(
          likelihood,
        )
        expect(changed({ left: left * part })).toBeGreaterThanOrEqual(likelihood)
      }),
      { numRuns: runs(100) },
    )
  })

  test('is nothing while a desk with history is as fast as ever, and half at least when everybody leaves', () => {
    const pace = {
      recent: Array.from({ length: 50 }, (_, n) => ({ took: 20 + n, pressure: 1 })),
      stretch: 0,
      judged: 50,
    }
    const early = { pressure: 1, elapsed: 5, left: 115, situation: { ahead: 1, onDuty: 4 } }
    expect(breakingLikelihood(pace, early)).toBe(0)
    expect(breakingLikelihood(pace, { ...early, situation: { ahead: 20, onDuty: 0 } })).toBe(0.5)
  })
})
