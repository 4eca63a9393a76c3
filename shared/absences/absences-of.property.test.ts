import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftAt } from '#shared/calendar/shift.ts'
import type { Week } from '#shared/configuration/schema.ts'
import { DAY, HOUR, MINUTE } from '#shared/instant.ts'
import { absencesOf } from './absences-of.ts'

const day = [{ from: '00:00', to: '24:00' }]
const always: Week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Europe/Lisbon',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
)
/** Around the days on which clocks change, and others. */
const begin = fc.tuple(
  fc.constantFrom('2026-10-25', '2027-03-28', '2026-11-01', '2027-03-14', '2027-04-04', '2026-12-31'),
  fc.integer({ min: -24 * 60, max: 48 * 60 }),
)

describe('absences of an occurrence', () => {
  it('keep somebody off duty for all of it, and leave them there before and long after', () => {
    fc.assert(
      fc.property(zones, begin, fc.integer({ min: 1, max: 4 * 24 * 60 }), (zone, [date, offset], length) => {
        const from = Date.parse(date) + offset * MINUTE
        const to = from + length * MINUTE
        const absences = [...absencesOf({ kind: 'instants', from, to }, zone)]
        // Compiled once: shifts are kept for as long as their person's object lives.
        const [advisor, holidays] = [{ shifts: always, absences, worksOnHolidays: true }, []]
        const isThere = (at: number) => shiftAt(advisor, zone, holidays, at).onDuty
        for (let at = from; at < to; at += 23 * MINUTE) expect(isThere(at)).toBe(false)
        expect(isThere(to - 1)).toBe(false)
        // Where clocks are set back, the same hour on the wall is absent twice.
        expect(isThere(from - 1 - 2 * HOUR) || isThere(from - 1)).toBe(true)
        expect(isThere(to + 2 * HOUR) || isThere(to)).toBe(true)
      }),
    )
  })

  it('of whole days are these days, and follow one another in one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 30 }), (first, length) => {
        const date = (offset: number) => new Date(Date.UTC(2026, 10, 1) + offset * DAY).toISOString().slice(0, 10)
        const found = absencesOf({ kind: 'days', from: date(first), to: date(first + length) }, 'Europe/Berlin')
        expect(found).toEqual([{ from: date(first), to: date(first + length - 1) }])
      }),
    )
  })
})

it.each([
  [
    { kind: 'instants', from: Date.parse('2026-11-24T13:00:30+01:00'), to: Date.parse('2026-11-24T16:59:10+01:00') },
    [['2026-11-24', '13:00', '17:00']],
  ],
  [
    { kind: 'floating', from: '2026-11-24T13:00', to: '2026-11-26T00:00' },
    [['2026-11-24', '13:00', '24:00'], ['2026-11-25']],
  ],
  [
    { kind: 'instants', from: Date.parse('2026-10-25T00:00+02:00'), to: Date.parse('2026-10-25T02:30+01:00') },
    [
      ['2026-10-25', '00:00', '03:00'],
      ['2026-10-25', '02:00', '02:30'],
    ],
  ],
  [{ kind: 'instants', from: 5, to: 5 }, []],
  [{ kind: 'floating', from: '2026-11-24T13:00', to: '2026-11-24T13:00' }, []],
] as const)('%j is written as %j', (occurrence, expected) => {
  const found = absencesOf(occurrence, 'Europe/Berlin').map(({ from, hours }) => [
    from,
    ...(hours ? [hours.from, hours.to] : []),
  ])
  expect(found).toEqual(expected)
})
