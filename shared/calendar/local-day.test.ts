import { expect, test } from 'vitest'
import { dayNumber, isoDate, localDay } from './local-day.ts'

test.each([
  ['2026-11-24T22:59:59Z', 'Europe/Berlin', '2026-11-24'],
  ['2026-11-24T23:00:00Z', 'Europe/Berlin', '2026-11-25'],
  ['2026-07-24T22:00:00Z', 'Europe/Berlin', '2026-07-25'],
  ['2026-11-24T04:59:59Z', 'America/New_York', '2026-11-23'],
  ['1969-12-31T22:59:59Z', 'Europe/Berlin', '1969-12-31'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
])('at %s the calendar in %s shows %s', (at, zone, day) => {
  expect(localDay(Date.parse(at), zone)).toBe(day)
})

test('dates and day numbers go into one another, also before 1970', () => {
  for (const date of ['1969-12-31', '1970-01-01', '2024-02-29', '2026-11-24']) {
    expect(isoDate(dayNumber(date))).toBe(date)
  }
})
