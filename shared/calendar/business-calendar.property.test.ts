import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, type Instant, MINUTE } from '#shared/instant.ts'
import { runs } from '#tests/support/property-runs.ts'
import { CALENDARS, type CalendarName } from './example-calendars.fixture.ts'

const names = Object.keys(CALENDARS).filter((name): name is CalendarName => name in CALENDARS)
const anyCalendar = fc.constantFrom(...names).map((name) => CALENDARS[name])
/** Four years with every kind of transition, to the millisecond and also right on the minute. */
const start = Date.parse('2025-01-01T00:00Z')
const anyInstant: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: start, max: start + 4 * 365 * DAY }),
  fc.integer({ min: 0, max: 4 * 365 * 24 * 4 }).map((quarter) => start + quarter * 15 * MINUTE),
)
const duration = fc.integer({ min: 0, max: 20 * DAY })

describe('open time', () => {
  test('adds up over any split', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyInstant, anyInstant, (calendar, a, b, c) => {
        expect(calendar.businessMillis(a, b) + calendar.businessMillis(b, c)).toBe(calendar.businessMillis(a, c))
      }),
      { numRuns: runs(1_000) },
    )
  })

  test('never falls as time goes on, and never grows faster than time', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, duration, duration, (calendar, from, a, b) => {
        const first = calendar.businessMillis(from, from + a)
        const second = calendar.businessMillis(from, from + a + b)
        expect(second).toBeGreaterThanOrEqual(first)
        expect(second - first).toBeLessThanOrEqual(b)
      }),
    )
  })

  test('is zero until the next opening and none is lost before the closing', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, at) => {
        const opening = calendar.nextOpening(at)
        const closing = calendar.closingOf(at) ?? opening
        expect(calendar.businessMillis(at, opening)).toBe(0)
        expect(calendar.businessMillis(opening, closing)).toBe(closing - opening)
        expect(calendar.isOpen(opening)).toBe(true)
        expect(calendar.closingOf(at) === undefined || !calendar.isOpen(closing)).toBe(true)
      }),
    )
  })

  test('is undone by adding it: the answer is open, and as late as can be', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, duration, (calendar, from, length) => {
        const to = calendar.addBusinessMillis(from, length)
        expect(calendar.businessMillis(from, to)).toBe(length)
        expect(calendar.isOpen(to)).toBe(true)
        expect(calendar.businessMillis(from, to + 1)).toBe(length + 1)
      }),
      { numRuns: runs(1_000) },
    )
  })

  test('is added in two parts as in one', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, duration, duration, (calendar, from, a, b) => {
        const inParts = calendar.addBusinessMillis(calendar.addBusinessMillis(from, a), b)
        expect(inParts).toBe(calendar.addBusinessMillis(from, a + b))
      }),
    )
  })
})

/** What the clock on the wall shows, from the engine itself and not from our zones. */
const berlinWall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

test('a desk is open exactly when the clock on its wall shows a time within its hours', () => {
  const aroundChange = fc
    .tuple(fc.constantFrom('2026-03-29T00:00Z', '2026-10-25T00:00Z'), fc.integer({ min: -60, max: 300 }))
    .map(([change, minutes]) => Date.parse(change) + minutes * MINUTE)
  fc.assert(
    fc.property(fc.oneof(anyInstant, aroundChange), (at) => {
      const [weekday, time = ''] = berlinWall.format(at).split(/,? /u)
      const shown = weekday === 'Sun' && time >= '02:15' && time < '02:45'
      expect(CALENDARS.berlinInsideTheHour.isOpen(at)).toBe(shown)
    }),
    { numRuns: runs(2_000) },
  )
})
