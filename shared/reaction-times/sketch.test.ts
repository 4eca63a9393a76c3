import { describe, expect, test } from 'vitest'
import { addTo, bucketOf, count, emptySketch, LONGEST_SECONDS, merge, quantile, secondsOf, sketchOf } from './sketch.ts'

describe('a bucket', () => {
  test.each([0, -3, 0.000_9, Number.NEGATIVE_INFINITY])('of %d seconds is zero', (seconds) => {
    expect(bucketOf(seconds)).toBe('zero')
  })

  test('of a second is the one that ends at a second', () => {
    expect(bucketOf(1)).toBe(0)
    expect(bucketOf(1.001)).toBe(1)
  })

  test('is never beyond that of ninety days', () => {
    expect(bucketOf(LONGEST_SECONDS * 10)).toBe(bucketOf(LONGEST_SECONDS))
    expect(bucketOf(Number.POSITIVE_INFINITY)).toBe(bucketOf(LONGEST_SECONDS))
  })

  test('does not exist for what is no number', () => {
    expect(() => bucketOf(Number.NaN)).toThrow(RangeError)
  })

  test('stands for a duration that falls into it', () => {
    for (const bucket of [-340, -1, 0, 1, 500]) expect(bucketOf(secondsOf(bucket))).toBe(bucket)
    expect(secondsOf('zero')).toBe(0)
  })
})

describe('a sketch', () => {
  test('without durations has no quantile', () => {
    expect(count(emptySketch())).toBe(0)
    expect(quantile(emptySketch(), 0.5)).toBeUndefined()
  })

  test('counts each duration as often as it is added', () => {
    const sketch = addTo(addTo(addTo(emptySketch(), 5, 3), 0), 60)
    expect(count(sketch)).toBe(5)
    expect(quantile(sketch, 0)).toBe(0)
    expect(quantile(sketch, 0.5)).toBeCloseTo(5, 0)
    expect(quantile(sketch, 1)).toBeCloseTo(60, -1)
  })

  test('is left as it was when something is added', () => {
    const before = sketchOf([1, 2])
    addTo(before, 3)
    expect(count(before)).toBe(2)
  })

  test('keeps zeros apart when merged', () => {
    expect(merge(sketchOf([0, 1]), sketchOf([0])).zero).toBe(2)
    expect(merge()).toEqual(emptySketch())
  })

  test.each([-0.1, 1.1, Number.NaN])('refuses the quantile %d', (q) => {
    expect(() => quantile(sketchOf([1]), q)).toThrow(RangeError)
  })
})
