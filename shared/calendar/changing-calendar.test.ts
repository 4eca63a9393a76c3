import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '#shared/instant.ts'
import { changingCalendar } from './changing-calendar.ts'
import { CALENDARS, type CalendarName } from './example-calendars.fixture.ts'

const at = (time: string) => Date.parse(time)
const inForce = (...held: readonly (readonly [string, CalendarName])[]) =>
  changingCalendar(held.map(([since, name]) => ({ since: at(since), calendar: CALENDARS[name] })))

/** Since when a second calendar held, from, to, minutes of open time, and how they were reckoned. */
const cases: readonly (readonly [CalendarName, string, CalendarName, string, string, number, string])[] = [
  // From nine to eighteen becomes day and night on Tuesday at noon.
  ['berlin', '2026-11-24T12:00+01:00', 'always', '2026-11-24T11:00+01:00', '2026-11-24T20:00+01:00', 540, '60 + 480'],
  ['berlin', '2026-11-24T12:00+01:00', 'always', '2026-11-24T08:00+01:00', '2026-11-24T10:00+01:00', 60, 'all before'],
  ['berlin', '2026-11-24T12:00+01:00', 'always', '2026-11-24T19:00+01:00', '2026-11-24T20:00+01:00', 60, 'all after'],
  [
    'always',
    '2026-11-24T12:00+01:00',
    'berlin',
    '2026-11-24T00:00+01:00',
    '2026-11-24T20:00+01:00',
    1_080,
    '720 + 360',
  ],
  // Christmas becomes an ordinary Friday (9 to 14) at ten o'clock of that day: four hours of it are left.
  [
    'berlin',
    '2026-12-25T10:00+01:00',
    'berlinOpenOnHolidays',
    '2026-12-25T00:00+01:00',
    '2026-12-26T00:00+01:00',
    240,
    '0 + 240',
  ],
  // A holiday entered on the evening before: the day itself counts nothing, the day before all of its nine hours.
  [
    'berlinOpenOnHolidays',
    '2026-12-31T20:00+01:00',
    'berlin',
    '2026-12-31T09:00+01:00',
    '2027-01-01T18:00+01:00',
    540,
    '540 + 0',
  ],
  // The hour that clocks repeat is measured by the calendar that held in it, both times.
  [
    'berlinInsideTheHour',
    '2026-10-25T02:30+01:00',
    'always',
    '2026-10-25T02:00+02:00',
    '2026-10-25T03:00+01:00',
    75,
    '30 + 15 + 30',
  ],
]

describe('a calendar that changes', () => {
  test.each(cases)(
    'from %s to, at %s, %s: %s until %s is %d minutes (%s)',
    (before, since, after, from, to, minutes) => {
      const calendar = inForce(['2026-01-01T00:00Z', before], [since, after])
      expect(calendar.businessMillis(at(from), at(to))).toBe(minutes * MINUTE)
      expect(calendar.businessMillis(at(to), at(from))).toBe(0 - minutes * MINUTE)
    },
  )

  test('holds before its beginning as well: nothing older is known', () => {
    const calendar = inForce(['2026-11-24T12:00+01:00', 'berlin'])
    expect(calendar.businessMillis(at('2026-11-24T10:00+01:00'), at('2026-11-24T11:00+01:00'))).toBe(60 * MINUTE)
  })

  test('is additive and monotone, wherever it changes', () => {
    const calendar = inForce(
      ['2026-01-01T00:00Z', 'berlin'],
      ['2026-03-29T00:30Z', 'berlinSmallHours'],
      ['2026-10-25T00:30Z', 'always'],
    )
    const instant = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2026-01-01T00:00Z') + 365 * DAY })
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const [first, second, third] = [a, b, c].sort((one, other) => one - other)
        if (first === undefined || second === undefined || third === undefined) return
        const whole = calendar.businessMillis(first, third)
        expect(calendar.businessMillis(first, second) + calendar.businessMillis(second, third)).toBe(whole)
        expect(whole).toBeGreaterThanOrEqual(calendar.businessMillis(first, second))
        expect(whole).toBeLessThanOrEqual(third - first)
      }),
    )
  })
})
