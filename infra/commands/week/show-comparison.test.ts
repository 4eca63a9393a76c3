import { expect, it } from 'vitest'
import type { DeskWeek } from '#shared/simulation/week/measure-week.ts'
import { comparisonTable, comparisonWords, minutes } from './show-comparison.ts'

const week = (over: Partial<DeskWeek> = {}): DeskWeek => ({
  desk: 'cards',
  inquiries: 10,
  answered: 10,
  ownAdvisor: { count: 0, rate: null },
  wait: { p50: 4.24, p90: 61 },
  promised: 120,
  kept: { count: 10, rate: 0.9 },
  busy: 0.5,
  mostWaiting: 1,
  overloaded: false,
  nobodys: { count: 0, rules: [] },
  ...over,
})

it('what did not change stands once, what did as before → after', () => {
  const table = comparisonTable([{ desk: 'cards', before: week(), after: week({ inquiries: 12 }) }])
  expect(table.split('\n')[1]?.split(/ {2,}/u)).toEqual([
    'cards',
    '10 → 12',
    '–',
    '4.2 min',
    '61 min',
    '2 h 00',
    '90 %',
    '50 %',
    '1',
    '0',
  ])
})

it('a desk that is new or no more stands alone', () => {
  expect(comparisonTable([{ desk: 'new', after: week() }])).toContain('– → 10')
  expect(comparisonWords([{ desk: 'old', before: week() }])).toEqual(['old would get 0 inquiries instead of 10.'])
})

it('what is overloaded or nobody’s is said in words, and not that of people', () => {
  const overloaded = week({ overloaded: true, busy: 0.97, kept: { count: 10, rate: 0.6 } })
  expect(comparisonWords([{ desk: 'cards', before: week(), after: overloaded }])).toEqual([
    'cards would be overloaded: its people are busy 97 % of their time and 60 % of its promises are kept.',
  ])
  expect(comparisonWords([{ desk: 'cards', before: overloaded, after: overloaded }])[0]).toContain(
    'is overloaded already',
  )
  const nobodys = week({ nobodys: { count: 3, rules: ['licence'] } })
  expect(comparisonWords([{ desk: 'cards', before: week(), after: nobodys }])).toEqual([
    "3 inquiries of cards would be nobody's: licence speaks against everybody.",
  ])
})

it.each([
  [null, '–'],
  [0, '0 min'],
  [9.96, '10 min'],
  [89.4, '89 min'],
  [90, '1 h 30'],
])('%s minutes read %s', (value, text) => {
  expect(minutes(value)).toBe(text)
})
