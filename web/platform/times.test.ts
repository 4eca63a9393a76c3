import { describe, expect, it } from 'vitest'
import { createTimes } from './times.ts'

const now = Date.parse('2026-03-29T00:30:00Z')
const german = createTimes('de', 'Europe/Berlin')
const english = createTimes('en', 'Europe/Berlin')
const minutes = (count: number) => now + count * 60_000

describe('times', () => {
  it('are those of the institute’s zone, over the change of the clocks', () => {
    expect(german.short(now, now)).toBe('01:30')
    expect(german.short(minutes(60), now)).toBe('03:30')
  })

  it('name the day where it is another one', () => {
    expect(german.short(minutes(-120), now)).toBe('Sa., 28. März, 23:30')
    expect(english.short(minutes(-120), now)).toBe('Sat 28 Mar, 23:30')
  })

  it('span from one to another, the day said once', () => {
    const at = Date.parse('2026-03-30T14:00:00+02:00')
    expect(german.span(at, at + 7_200_000).replaceAll(/\s/gu, ' ')).toMatch(/^Mo., 30. März, 14:00\s?–\s?16:00/u)
  })

  it.each([
    [20, 'in 20 Min.', 'in 20 min'],
    [-130, 'vor 2 Std.', '2 hr ago'],
    [3 * 24 * 60, 'in 3 Tagen', 'in 3 days'],
  ])('%i minutes away are as far as people say', (away, de, en) => {
    expect(german.distance(minutes(away), now)).toBe(de)
    expect(english.distance(minutes(away), now)).toBe(en)
  })
})
