import { describe, expect, it } from 'vitest'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { type Advisor, configurationSourceSchema } from '#shared/configuration/schema.ts'
import { calendarText, YEAR_RANGE } from './calendar.fixture.ts'
import { importAbsences } from './import-absences.ts'
import { readCalendar } from './read-calendar.ts'

const order = { zone: 'Europe/Berlin', since: '2026-11-01' }
const byHand = { from: '2026-12-01', to: '2026-12-02' }
const advisors = exampleSource().advisors.map((advisor) => ({ ...advisor, absences: [byHand] }))
const kaya = 'ATTENDEE:mailto:kaya@bank.example'
const leave = ['UID:leave', 'DTSTART;VALUE=DATE:20261223', 'DTEND;VALUE=DATE:20270102', kaya]
const doctor = [
  'UID:doctor',
  'DTSTART;TZID=Europe/Berlin:20261209T140000',
  'DTEND;TZID=Europe/Berlin:20261209T160000',
  kaya,
]
const imported = (
  events: readonly (readonly string[])[],
  from: readonly Advisor[] = advisors,
  head: readonly string[] = [],
) => importAbsences(from, readCalendar(calendarText(events, ['X-WR-CALNAME:HR', ...head]), YEAR_RANGE), order)
const days = (all: readonly Advisor[], id = 'kaya') =>
  all.find((one) => one.id === id)?.absences.map(({ from, to, hours }) => [from, to, ...(hours ? [hours.from] : [])])

describe('importing a calendar', () => {
  it('makes absences of whoever is invited, beside those by hand, that the configuration takes', () => {
    const { advisors: after, changed, nobodys } = imported([leave, doctor, ['UID:x', 'DTSTART;VALUE=DATE:20261223']])
    expect(days(after)).toEqual([
      ['2026-12-01', '2026-12-02'],
      ['2026-12-09', '2026-12-09', '14:00'],
      ['2026-12-23', '2027-01-01'],
    ])
    expect(days(after, 'wolf')).toEqual([['2026-12-01', '2026-12-02']])
    expect(changed).toEqual([{ advisorId: 'kaya', added: 2, removed: 0 }])
    expect(nobodys).toBe(1)
    expect(configurationSourceSchema.safeParse({ ...exampleSource(), advisors: after }).success).toBe(true)
  })

  it('again changes nothing; what is no longer in it goes, what was moved moves', () => {
    const first = imported([leave, doctor]).advisors
    expect(imported([leave, doctor], first)).toEqual({ advisors: first, changed: [], nobodys: 0 })
    const moved = leave.map((line) => line.replace('20270102', '20270104'))
    const { advisors: after, changed } = imported([moved], first)
    expect(days(after)).toEqual([
      ['2026-12-01', '2026-12-02'],
      ['2026-12-23', '2027-01-03'],
    ])
    expect(changed).toEqual([{ advisorId: 'kaya', added: 1, removed: 2 }])
  })

  it('takes out what is cancelled, and leaves the rest alone where the file is about single events', () => {
    const first = imported([leave, doctor]).advisors
    const { advisors: after } = imported([[...doctor, 'STATUS:CANCELLED']], first, ['METHOD:CANCEL'])
    expect(days(after)).toEqual([
      ['2026-12-01', '2026-12-02'],
      ['2026-12-23', '2027-01-01'],
    ])
  })

  it('takes all events for an advisor who is named, and leaves other calendars alone', () => {
    const first = imported([leave]).advisors
    const own = readCalendar(calendarText([doctor], ['X-WR-CALNAME:Kalender']), YEAR_RANGE)
    const { advisors: after } = importAbsences(first, own, { ...order, advisorId: 'wolf' })
    expect(days(after)).toEqual(days(first))
    expect(days(after, 'wolf')).toHaveLength(2)
  })

  it('leaves what is over as it was', () => {
    const first = imported([leave]).advisors
    const later = importAbsences(first, readCalendar(calendarText([], ['X-WR-CALNAME:HR']), YEAR_RANGE), {
      ...order,
      since: '2027-02-01',
    })
    expect(later.changed).toEqual([])
  })
})
