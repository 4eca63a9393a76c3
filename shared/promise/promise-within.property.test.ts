import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CALENDARS, type CalendarName } from '#shared/calendar/example-calendars.fixture.ts'
import { DAY, HOUR, MINUTE } from '#shared/instant.ts'
import { runs } from '#tests/support/property-runs.ts'
import { promiseWithin } from './promise-within.ts'

const names = Object.keys(CALENDARS).filter((name): name is CalendarName => name in CALENDARS)
const start = Date.parse('2026-01-01T00:00Z')
const anyInput = fc.record({
  calendar: fc.constantFrom(...names).map((name) => CALENDARS[name]),
  now: fc.integer({ min: start, max: start + 2 * 365 * DAY }),
  minutes: fc.integer({ min: 5, max: 5_000 }),
  zone: fc.constantFrom('Europe/Berlin', 'Europe/Lisbon', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
  urgent: fc.boolean(),
})
/** Where clocks go forward by half an hour (Lord Howe), the full hour in the gap does not exist and the next one is 90 minutes away. */
const longestHour = (input: { readonly zone: string }) => (input.zone === 'Australia/Lord_Howe' ? 1.5 * HOUR : HOUR)
const by = (input: Omit<Parameters<typeof promiseWithin>[0], 'configVersion'>) =>
  promiseWithin({ ...input, configVersion: 1 }).by

test('a promise is never earlier than the target in business time', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const given = input.calendar.businessMillis(input.now, by(input))
      expect(given).toBeGreaterThanOrEqual(input.minutes * MINUTE)
      expect(given).toBeLessThanOrEqual(input.minutes * MINUTE + longestHour(input))
    }),
    { numRuns: runs(500) },
  )
})

test('a promise lies within the hours of the desk, its closing included', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(input.calendar.isOpen(by(input) - 1)).toBe(true)
    }),
    { numRuns: runs(500) },
  )
})

test('a longer target is never promised earlier', () => {
  fc.assert(
    fc.property(anyInput, fc.integer({ min: 0, max: 300 }), (input, more) => {
      expect(by({ ...input, minutes: input.minutes + more })).toBeGreaterThanOrEqual(by(input))
    }),
    { numRuns: runs(1_000) },
  )
})

test('who writes later is promised no earlier time, but for the finer rounding of nearer times', () => {
  fc.assert(
    fc.property(anyInput, fc.integer({ min: 0, max: 3 * DAY }), (input, later) => {
      expect(by({ ...input, now: input.now + later })).toBeGreaterThan(by(input) - longestHour(input))
    }),
    { numRuns: runs(1_000) },
  )
})
