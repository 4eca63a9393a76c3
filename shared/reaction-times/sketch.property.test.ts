import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#tests/support/property-runs.ts'
import { emptySketch, LONGEST_SECONDS, merge, quantile, RELATIVE_ACCURACY, sketchOf } from './sketch.ts'

/** Spread over all orders of magnitude, milliseconds to ninety days. */
const duration = fc
  .double({ min: Math.log(0.001), max: Math.log(LONGEST_SECONDS), noNaN: true })
  .map((logarithm) => Math.min(LONGEST_SECONDS, Math.max(0.001, Math.exp(logarithm))))
const durations = fc.array(duration, { minLength: 1, maxLength: 400 })
const sketch = fc.array(fc.oneof(duration, fc.constant(0)), { maxLength: 60 }).map((values) => sketchOf(values))
/** Rounding of floating-point numbers at the very edge of a bucket. */
const EDGE = 1e-9

test('every quantile is within one per cent of the exact one', () => {
  fc.assert(
    fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
      const exact = values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? Number.NaN
      const estimate = quantile(sketchOf(values), q) ?? Number.NaN
      expect(Math.abs(estimate - exact)).toBeLessThanOrEqual((RELATIVE_ACCURACY + EDGE) * exact)
    }),
    { numRuns: runs(1_000) },
  )
})

test('a higher quantile is never a shorter duration', () => {
  fc.assert(
    fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
      const all = sketchOf(values)
      expect(quantile(all, 1) ?? 0).toBeGreaterThanOrEqual(quantile(all, q) ?? 0)
    }),
  )
})

test('merging depends neither on order nor on grouping, and nothing added changes nothing', () => {
  fc.assert(
    fc.property(sketch, sketch, sketch, (a, b, c) => {
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))
      expect(merge(a, b)).toEqual(merge(b, a))
      expect(merge(a, emptySketch())).toEqual(a)
    }),
  )
})

test('sketches of parts merge into the sketch of the whole', () => {
  fc.assert(
    fc.property(durations, fc.integer({ min: 0, max: 400 }), (values, cut) => {
      expect(merge(sketchOf(values.slice(0, cut)), sketchOf(values.slice(cut)))).toEqual(sketchOf(values))
    }),
  )
})
