import { describe, expect, test } from 'vitest'
import type { Hours } from '#shared/configuration/schema.ts'
import { Missing } from '#shared/errors.ts'
import { DAY, MINUTE } from '#shared/instant.ts'
import { compileCalendar } from './compile-calendar.ts'
import { CALENDARS, type CalendarName } from './example-calendars.fixture.ts'

type Case = readonly [CalendarName, string, number, string]
const additions: readonly Case[] = [
  ['berlin', '2026-11-24T10:00+01:00', 60, '2026-11-24T11:00+01:00'],
  ['berlin', '2026-11-24T10:00+01:00', 0, '2026-11-24T10:00+01:00'],
  ['berlin', '2026-11-24T17:30+01:00', 60, '2026-11-25T09:30+01:00'],
  ['berlin', '2026-11-20T13:30+01:00', 60, '2026-11-23T09:30+01:00'],
  ['berlin', '2026-11-20T20:00+01:00', 0, '2026-11-23T09:00+01:00'],
  // Used up as the desk closes: the latest instant is the next opening.
  ['berlin', '2026-11-24T17:00+01:00', 60, '2026-11-25T09:00+01:00'],
  ['berlin', '2026-12-24T11:00+01:00', 90, '2026-12-28T09:30+01:00'],
  // Half an hour until the half day ends at noon, the other half on Monday after Christmas.
  ['berlinHalfDays', '2026-12-24T11:30+01:00', 60, '2026-12-28T09:30+01:00'],
  ['berlinSmallHours', '2026-03-29T01:30+01:00', 45, '2026-03-29T03:15+02:00'],
  ['berlinSmallHours', '2026-10-25T01:30+02:00', 120, '2026-10-25T02:30+01:00'],
  ['berlinOvernight', '2026-11-24T23:30+01:00', 60, '2026-11-25T00:30+01:00'],
  ['lisbon', '2026-11-24T12:00+00:00', 30, '2026-11-24T14:00+00:00'],
  ['newYork', '2026-11-25T16:30-05:00', 60, '2026-11-27T09:30-05:00'],
  ['always', '2026-10-25T02:30+02:00', 60, '2026-10-25T02:30+01:00'],
  ['berlin', '2026-06-01T09:00+02:00', 10_000, '2026-06-29T11:40+02:00'],
]

describe('adding open time', () => {
  test.each(additions)('%s: from %s, %d minutes later it is %s', (calendar, from, minutes, expected) => {
    const at = CALENDARS[calendar].addBusinessMillis(Date.parse(from), minutes * MINUTE)
    expect(new Date(at)).toEqual(new Date(expected))
  })

  test.each(['berlin', 'always'] as const)('%s refuses to go back or nowhere', (name) => {
    expect(() => CALENDARS[name].addBusinessMillis(0, -1)).toThrow(RangeError)
    expect(() => CALENDARS[name].addBusinessMillis(0, Number.POSITIVE_INFINITY)).toThrow(RangeError)
  })
})

describe('openings', () => {
  test.each<readonly [CalendarName, string, boolean]>([
    ['berlin', '2026-11-24T09:00+01:00', true],
    ['berlin', '2026-11-24T08:59:59.999+01:00', false],
    ['berlin', '2026-11-24T17:59:59.999+01:00', true],
    ['berlin', '2026-11-24T18:00+01:00', false],
    ['berlin', '2026-12-25T10:00+01:00', false],
    ['berlinSmallHours', '2026-10-25T02:59+02:00', true],
    ['berlinSmallHours', '2026-10-25T02:00+01:00', true],
    ['berlinInsideTheHour', '2026-10-25T02:50+02:00', false],
    ['always', '2026-12-25T03:00+01:00', true],
  ])('%s at %s is open: %s', (calendar, at, open) => {
    expect(CALENDARS[calendar].isOpen(Date.parse(at))).toBe(open)
  })

  test.each<readonly [CalendarName, string, string, string | undefined]>([
    ['berlin', '2026-11-24T10:00+01:00', '2026-11-24T10:00+01:00', '2026-11-24T18:00+01:00'],
    ['berlin', '2026-11-24T18:00+01:00', '2026-11-25T09:00+01:00', '2026-11-25T18:00+01:00'],
    ['berlin', '2026-12-24T12:00+01:00', '2026-12-28T09:00+01:00', '2026-12-28T18:00+01:00'],
    ['berlinOvernight', '2026-11-24T22:30+01:00', '2026-11-24T22:30+01:00', '2026-11-25T06:00+01:00'],
    ['berlinEveryDay', '2026-12-22T10:00+01:00', '2026-12-22T10:00+01:00', '2026-12-25T00:00+01:00'],
    ['lisbonEveryDay', '2026-12-22T10:00+00:00', '2026-12-22T10:00+00:00', undefined],
    ['berlinSmallHours', '2026-03-29T00:00+01:00', '2026-03-29T01:00+01:00', '2026-03-29T04:00+02:00'],
    ['always', '2026-12-25T03:00+01:00', '2026-12-25T03:00+01:00', undefined],
  ])('%s: from %s it opens %s and closes %s', (calendar, at, opens, closes) => {
    const { nextOpening, closingOf } = CALENDARS[calendar]
    expect(new Date(nextOpening(Date.parse(at)))).toEqual(new Date(opens))
    expect(closingOf(Date.parse(at))).toBe(closes === undefined ? undefined : Date.parse(closes))
  })
})

describe('a desk that never opens', () => {
  const never: Hours = { week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, onHolidays: false }
  const calendar = compileCalendar(never, 'Europe/Berlin', [])
  const at = Date.parse('2026-11-24T10:00Z')

  test('has no open time, and says so when asked for its next opening', () => {
    expect(calendar.businessMillis(at, at + 10 * DAY)).toBe(0)
    expect(calendar.closingOf(at)).toBeUndefined()
    expect(() => calendar.nextOpening(at)).toThrow(Missing)
    expect(() => calendar.addBusinessMillis(at, MINUTE)).toThrow(Missing)
  })
})

test('intervals that touch or overlap are one opening', () => {
  const split = [
    { from: '12:00', to: '15:00' },
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '14:30' },
  ]
  const week = { mon: split, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  const calendar = compileCalendar({ week, onHolidays: false }, 'Europe/Berlin', [])
  const monday = (time: string) => Date.parse(`2026-11-23T${time}+01:00`)
  expect(calendar.closingOf(monday('09:30'))).toBe(monday('15:00'))
  expect(calendar.businessMillis(monday('00:00'), monday('23:00'))).toBe(360 * MINUTE)
})

test('an unknown zone and a time beyond all calendars are refused', () => {
  const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  expect(() => compileCalendar({ week, onHolidays: false }, 'Europe/Nowhere', [])).toThrow(RangeError)
  expect(() => CALENDARS.berlin.isOpen(Number.NaN)).toThrow('1900 to 2199')
  expect(() => CALENDARS.berlin.businessMillis(0, 8e15)).toThrow('1900 to 2199')
})
