import { describe, expect, test } from 'vitest'
import { CALENDARS, type CalendarName } from '#shared/calendar/example-calendars.fixture.ts'
import { promiseWithin } from './promise-within.ts'

const promised = (calendar: CalendarName, at: string, minutes: number, urgent = false, zone = 'Europe/Berlin') =>
  promiseWithin({
    calendar: CALENDARS[calendar],
    now: Date.parse(at),
    minutes,
    zone,
    configVersion: 7,
    urgent,
  }).by

/** Calendar, when it came, target in minutes, promised time. Berlin's desk is open 9 to 18, Fridays until 14. */
type Case = readonly [CalendarName, string, number, string]

describe('a promise', () => {
  test.each<Case>([
    ['berlin', '2026-11-24T10:07+01:00', 60, '2026-11-24T11:15+01:00'],
    ['berlin', '2026-11-24T10:00+01:00', 60, '2026-11-24T11:00+01:00'],
    ['berlin', '2026-11-24T10:00:00.001+01:00', 60, '2026-11-24T11:15+01:00'],
    ['berlin', '2026-11-24T10:07+01:00', 119, '2026-11-24T12:15+01:00'],
  ])('less than two hours away is a quarter hour (%s, %s, %d min)', (calendar, at, target, by) => {
    expect(new Date(promised(calendar, at, target))).toEqual(new Date(by))
  })

  test.each<Case>([
    ['berlin', '2026-11-24T10:07+01:00', 120, '2026-11-24T12:30+01:00'],
    ['berlin', '2026-11-24T07:00+01:00', 60, '2026-11-24T10:00+01:00'],
    ['berlin', '2026-11-24T06:00+01:00', 70, '2026-11-24T10:30+01:00'],
  ])('later on the same day is a half hour (%s, %s, %d min)', (calendar, at, target, by) => {
    expect(new Date(promised(calendar, at, target))).toEqual(new Date(by))
  })

  test.each<Case>([
    ['berlin', '2026-11-24T17:30+01:00', 100, '2026-11-25T11:00+01:00'],
    ['berlin', '2026-11-20T20:00+01:00', 61, '2026-11-23T11:00+01:00'],
    ['berlin', '2026-12-24T11:55+01:00', 60, '2026-12-28T10:00+01:00'],
  ])('on another day is a full hour (%s, %s, %d min)', (calendar, at, target, by) => {
    expect(new Date(promised(calendar, at, target))).toEqual(new Date(by))
  })

  test('that the target carries to closing time is the closing time, not the next morning', () => {
    expect(promised('berlin', '2026-11-24T16:00+01:00', 120)).toBe(Date.parse('2026-11-24T18:00+01:00'))
  })

  test('never lies beyond closing: where the rounded time would, a finer one is promised', () => {
    // Lisbon's desk pauses from 12:30; the full hour after 12:10 of another day would be 13:00.
    const now = '2026-11-23T20:00Z'
    expect(promised('lisbon', now, 190, false, 'Europe/Lisbon')).toBe(Date.parse('2026-11-24T12:30Z'))
  })

  test('at a desk that is open day and night does not wait for the morning', () => {
    expect(promised('always', '2026-12-25T03:02+01:00', 15, true)).toBe(Date.parse('2026-12-25T03:30+01:00'))
  })

  test('for an urgent matter is a quarter hour however far away', () => {
    expect(promised('always', '2026-11-24T10:07+01:00', 300, true)).toBe(Date.parse('2026-11-24T15:15+01:00'))
    expect(promised('always', '2026-11-24T10:07+01:00', 300, false)).toBe(Date.parse('2026-11-24T15:30+01:00'))
  })

  test('keeps when it was given and from which configuration', () => {
    const now = Date.parse('2026-11-24T10:07+01:00')
    const input = { calendar: CALENDARS.berlin, now, minutes: 60, zone: 'Europe/Berlin', urgent: false }
    expect(promiseWithin({ ...input, configVersion: 7 })).toEqual({
      by: Date.parse('2026-11-24T11:15+01:00'),
      givenAt: now,
      configVersion: 7,
    })
  })
})
