import { describe, expect, it } from 'vitest'
import { iso } from '#shared/instant.ts'
import { calendarText, YEAR_RANGE } from './calendar.fixture.ts'
import { readCalendar } from './read-calendar.ts'

const read = (...events: (readonly string[])[]) => readCalendar(calendarText(events), YEAR_RANGE).events
const occurrences = (...lines: string[]) =>
  read(['UID:a', ...lines])[0]?.occurrences.map(({ kind, from, to }) =>
    typeof from === 'number' && typeof to === 'number' ? [kind, iso(from), iso(to)] : [kind, from, to],
  )

describe('a calendar', () => {
  it('has events of whole days, whose last day is not included', () => {
    expect(occurrences('DTSTART;VALUE=DATE:20261223', 'DTEND;VALUE=DATE:20270102')).toEqual([
      ['days', '2026-12-23', '2027-01-02'],
    ])
    expect(occurrences('DTSTART;VALUE=DATE:20261223')).toEqual([['days', '2026-12-23', '2026-12-24']])
  })

  it.each([
    ['an IANA zone', 'DTSTART;TZID=Europe/Berlin:20261102T090000', 'instants', '2026-11-02T08:00:00.000Z'],
    [
      'a zone as Windows names it',
      'DTSTART;TZID=W. Europe Standard Time:20261102T090000',
      'instants',
      '2026-11-02T08:00:00.000Z',
    ],
    ['UTC', 'DTSTART:20261102T090000Z', 'instants', '2026-11-02T09:00:00.000Z'],
    ['no zone', 'DTSTART:20261102T090000', 'floating', '2026-11-02T09:00'],
  ])('has times of %s', (_, start, kind, from) => {
    expect(occurrences(start, 'DURATION:PT1H')?.[0]?.slice(0, 2)).toEqual([kind, from])
  })

  it('expands what recurs, keeps its wall time when the clocks change, and leaves out exceptions', () => {
    const zone = 'TZID=Europe/Berlin'
    const found = occurrences(
      `DTSTART;${zone}:20270315T090000`,
      `DTEND;${zone}:20270315T100000`,
      'RRULE:FREQ=WEEKLY;COUNT=4',
      `EXDATE;${zone}:20270322T090000`,
    )
    expect(found?.map(([, from]) => from)).toEqual([
      '2027-03-15T08:00:00.000Z',
      '2027-03-29T07:00:00.000Z',
      '2027-04-05T07:00:00.000Z',
    ])
  })

  it('moves an occurrence that was moved', () => {
    const events = read(
      ['UID:a', 'DTSTART;VALUE=DATE:20261102', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      ['UID:a', 'RECURRENCE-ID;VALUE=DATE:20261109', 'DTSTART;VALUE=DATE:20261111', 'DTEND;VALUE=DATE:20261112'],
    )
    expect(events.map((event) => event.occurrences.map(({ from }) => from))).toEqual([['2026-11-02', '2026-11-11']])
  })

  it('is bounded to its range, what began before included', () => {
    // A year, with the day that ends as it begins and the one that begins as it ends.
    expect(occurrences('DTSTART;VALUE=DATE:20261001', 'RRULE:FREQ=DAILY')).toHaveLength(367)
    expect(occurrences('DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261120')).toHaveLength(1)
    expect(occurrences('DTSTART;VALUE=DATE:20260101')).toEqual([])
  })

  it.each([
    [['STATUS:CANCELLED'], false],
    [['TRANSP:TRANSPARENT'], false],
    [['X-MICROSOFT-CDO-BUSYSTATUS:BUSY'], false],
    [['X-MICROSOFT-CDO-BUSYSTATUS:OOF'], true],
    [[], true],
  ])('with %j says whether somebody is away', (lines, away) => {
    const [event] = read(['UID:a', 'DTSTART;VALUE=DATE:20261223', ...lines])
    expect(event).toMatchObject({ away, occurrences: away ? [expect.anything()] : [] })
  })

  it('names people by mail: attendees who have not declined, or else the organizer', () => {
    const start = 'DTSTART;VALUE=DATE:20261223'
    const organizer = 'ORGANIZER;CN=HR:mailto:HR@bank.example'
    const [invited, alone] = read(
      [
        'UID:a',
        start,
        organizer,
        'ATTENDEE:mailto:Kaya@bank.example',
        'ATTENDEE;PARTSTAT=DECLINED:mailto:wolf@bank.example',
        'ATTENDEE:urn:uuid:1',
      ],
      ['UID:b', start, organizer],
    )
    expect(invited?.people).toEqual(['kaya@bank.example'])
    expect(alone?.people).toEqual(['hr@bank.example'])
  })

  it('is a whole calendar unless its method says that it is about single events', () => {
    const of = (...head: string[]) => readCalendar(calendarText([], head), YEAR_RANGE)
    expect(of('METHOD:PUBLISH', 'X-WR-CALNAME:Urlaub')).toEqual({ name: 'Urlaub', partial: false, events: [] })
    expect(of('METHOD:REQUEST').partial).toBe(true)
  })

  it.each([
    ['nothing', 'hello', 'BEGIN:VCALENDAR is missing'],
    [
      'a rule that recurs each second',
      calendarText([['UID:a', 'DTSTART:20261102T090000Z', 'RRULE:FREQ=SECONDLY']]),
      'more often than daily',
    ],
    [
      'the same, folded',
      calendarText([['UID:a', 'DTSTART:20261102T090000Z', 'RRULE:FRE', ' Q=MINUTELY']]),
      'more often than daily',
    ],
    ['a start that is none', calendarText([['UID:secret', 'DTSTART;VALUE=DATE:garbage']]), 'event 1'],
    [
      'a zone that is none',
      calendarText([['UID:secret', 'DTSTART;TZID=Nowhere/Land:20261102T090000']]),
      'time zone that exists',
    ],
    [
      'a rule since 1900',
      calendarText([['UID:secret', 'DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY']]),
      'before the year 2000',
    ],
    ['too much', `${calendarText([])}${' '.repeat(4_000_000)}`, 'at most'],
    [
      'too many occurrences',
      calendarText(
        Array.from({ length: 60 }, (_, n) => [`UID:${n}`, 'DTSTART;VALUE=DATE:20261101', 'RRULE:FREQ=DAILY']),
      ),
      'at most 20000 times',
    ],
  ])('of %s is refused and nothing of it quoted', (_, text, message) => {
    expect(() => readCalendar(text, YEAR_RANGE)).toThrow(message)
    expect(() => readCalendar(text, YEAR_RANGE)).not.toThrow(/secret|Nowhere/u)
  })
})
