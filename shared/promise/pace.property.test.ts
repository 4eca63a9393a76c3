import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '#shared/seeded-random.ts'
import { runs } from '#tests/support/property-runs.ts'
import { estimate } from './estimate.ts'
import { judge, observe } from './learn.ts'
import { NO_PACE, type Pace, pressureOf, type Situation } from './pace.ts'

const TARGET = 100
const anyLevel = fc.constantFrom(0.6, 0.8, 0.9, 0.95)
const anySituation = fc.record({
  ahead: fc.integer({ min: 0, max: 500 }),
  onDuty: fc.double({ min: 0, max: 50, noNaN: true }),
})
const anyPace = fc.record({
  recent: fc.array(
    fc.record({
      took: fc.double({ min: 0, max: 10_000, noNaN: true }),
      pressure: fc.double({ min: 0, max: 100, noNaN: true }),
    }),
    { maxLength: 60 },
  ),
  stretch: fc.double({ min: -1.3, max: 3, noNaN: true }),
  judged: fc.integer({ min: 0, max: 1_000 }),
})

/** Gives n promises, one after another, to whoever says how long each takes; the share that was kept. */
function keptShare(n: number, level: number, takes: (promised: number, turn: number) => number, situation: Situation) {
  let pace: Pace = NO_PACE
  let kept = 0
  for (let turn = 0; turn < n; turn += 1) {
    const { length } = estimate(pace, situation, { level, target: TARGET })
    const took = takes(length, turn)
    if (took <= length) kept += 1
    pace = observe(judge(pace, { kept: took <= length, level, situation }), {
      took,
      pressure: pressureOf(situation),
    })
  }
  return kept / n
}

test('nine in ten are kept however the durations jump, drift and repeat', () => {
  const phases = fc.array(
    fc.record({ turns: fc.integer({ min: 20, max: 400 }), scale: fc.double({ min: 0.1, max: 10, noNaN: true }) }),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(phases, anyLevel, fc.integer({ min: 1, max: 1_000_000 }), (all, level, seed) => {
      const random = seededRandom(seed)
      const scales = all.flatMap(({ turns, scale }) => Array.from({ length: turns }, () => scale))
      const n = 2_000
      const takes = (_: number, turn: number) => (scales[turn % scales.length] ?? 1) * TARGET * random() ** 2
      expect(Math.abs(keptShare(n, level, takes, { ahead: 0, onDuty: 1 }) - level)).toBeLessThan(0.05)
    }),
    { numRuns: runs(20) },
  )
})

test('nine in ten are kept against an adversary who knows each promise before answering', () => {
  fc.assert(
    fc.property(anyLevel, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (level, breaks, keeps) => {
      // Breaks so many in a row by a little, as far as eight times the target allows, then keeps so many.
      const takes = (promised: number, turn: number) =>
        turn % (breaks + keeps) < breaks ? Math.min(8 * TARGET, promised * 1.01) : TARGET / 8
      expect(keptShare(3_000, level, takes, { ahead: 0, onDuty: 1 })).toBeGreaterThan(level - 0.05)
    }),
    { numRuns: runs(20) },
  )
})

test('more ahead is never promised earlier, and more people never later', () => {
  fc.assert(
    fc.property(anyPace, anySituation, fc.nat(50), fc.nat(50), anyLevel, (pace, situation, more, people, level) => {
      const aim = { level, target: TARGET }
      const length = (change: Partial<Situation>) => estimate(pace, { ...situation, ...change }, aim).length
      expect(length({ ahead: situation.ahead + more })).toBeGreaterThanOrEqual(length({}))
      expect(length({ onDuty: situation.onDuty + people })).toBeLessThanOrEqual(length({}))
      expect(length({})).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: runs(300) },
  )
})
