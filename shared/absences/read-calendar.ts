import ical, { type VEvent } from 'node-ical'
import { z } from 'zod'
import { type FieldIssue, Malformed } from '#shared/errors.ts'
import type { Instant } from '#shared/instant.ts'

/** One occurrence of an event. */
export type Occurrence =
  /** Whole days of the calendar, `to` not included: `2026-12-24`. */
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'instants'; readonly from: Instant; readonly to: Instant }
  /** Times without a zone: those of whoever reads them, as `2026-12-24T09:00`. */
  | { readonly kind: 'floating'; readonly from: string; readonly to: string }

export interface CalendarEvent {
  readonly uid: string
  /** Lower-case mail addresses of attendees who have not declined; of the organizer where nobody is invited. */
  readonly people: readonly string[]
  /** Whether somebody is away during it: not cancelled, and not marked as free, tentative or at another place of work. */
  readonly away: boolean
  /** Those that touch the range; none where it is cancelled. */
  readonly occurrences: readonly Occurrence[]
}

export interface ReadCalendar {
  readonly name?: string
  /** It tells of single events and not of a whole calendar: an invitation, a cancellation (RFC 5546). */
  readonly partial: boolean
  readonly events: readonly CalendarEvent[]
}

/** A calendar of a year has hundreds of events; what is far beyond is no calendar of absences. */
const [MOST_CHARACTERS, MOST_EVENTS, MOST_OCCURRENCES, MOST_PEOPLE] = [4_000_000, 5_000, 20_000, 500]
/** Recurring more often than daily is nobody's absence, and much to expand. */
const TOO_OFTEN = /^RRULE[^\r\n]*FREQ=(?:SECONDLY|MINUTELY|HOURLY)/imu
/** A rule is expanded from its beginning. */
const EARLIEST = Date.UTC(2000, 0, 1)

const address = z
  .union([z.string(), z.object({ val: z.string(), params: z.record(z.string(), z.unknown()).default({}) })])
  .transform((value) => (typeof value === 'string' ? { val: value, params: {} as Record<string, unknown> } : value))
const eventSchema = z.object({
  type: z.literal('VEVENT'),
  uid: z.string().min(1).max(1_000),
  start: z.date(),
  end: z.date().optional(),
  datetype: z.enum(['date', 'date-time']),
  status: z.string().optional(),
  transparency: z.string().optional(),
  organizer: address.optional(),
  attendee: z.union([z.array(address).max(MOST_PEOPLE), address.transform((one) => [one])]).optional(),
  'MICROSOFT-CDO-BUSYSTATUS': z.string().optional(),
  method: z.string().optional(),
})

/**
 * The events of an iCalendar text (RFC 5545) with their occurrences that touch [from, to): recurrences with their
 * exceptions and moved occurrences, time zones by their IANA or Windows name. Throws Malformed, naming the event by its
 * place, for what cannot be read or is beyond the bounds. It quotes nothing of an event.
 */
export function readCalendar(text: string, range: { readonly from: Instant; readonly to: Instant }): ReadCalendar {
  const fail = (path: string, message: string) => new Malformed('the calendar', [{ path, message }])
  if (text.length > MOST_CHARACTERS) throw fail('file', `must have at most ${MOST_CHARACTERS} characters`)
  if (!/^BEGIN:VCALENDAR\s*$/mu.test(text)) throw fail('file', 'must be an iCalendar file: BEGIN:VCALENDAR is missing')
  if (TOO_OFTEN.test(text.replace(/\r?\n[ \t]/gu, ''))) throw fail('RRULE', 'must not recur more often than daily')
  const components = parsed(text, fail)
  const written = components.filter((one): one is VEvent => one?.type === 'VEVENT')
  if (written.length > MOST_EVENTS) throw fail('file', `must have at most ${MOST_EVENTS} events`)
  const issues: FieldIssue[] = []
  let left = MOST_OCCURRENCES
  const events = written.flatMap((event, place): CalendarEvent[] => {
    const read = eventSchema.safeParse(event)
    if (!read.success) {
      issues.push(
        ...read.error.issues.map(({ path, message }) => ({ path: `event ${place + 1} ${path.join('.')}`, message })),
      )
      return []
    }
    const problem = startProblem(event)
    if (problem !== undefined) {
      issues.push({ path: `event ${place + 1} DTSTART`, message: problem })
      return []
    }
    const { uid, organizer, attendee = [] } = read.data
    const away = isAway(read.data)
    const occurrences = away ? occurrencesOf(event, range) : []
    left -= occurrences.length
    const invited = attendee.length > 0 || organizer === undefined ? attendee : [organizer]
    const people = mailsOf(invited.filter(({ params }) => params['PARTSTAT'] !== 'DECLINED'))
    return [{ uid, people, away, occurrences }]
  })
  if (left < 0) throw fail('RRULE', `must recur at most ${MOST_OCCURRENCES} times within a year`)
  if (issues.length > 0) throw new Malformed('the calendar', issues.slice(0, 20))
  const calendar = components.find((one) => one?.type === 'VCALENDAR')
  const head = z
    .object({
      method: z.string().optional(),
      'WR-CALNAME': z.string().optional(),
      'WR-RELCALID': z.string().optional(),
    })
    .parse(calendar ?? {})
  const name = head['WR-RELCALID'] ?? head['WR-CALNAME']
  return {
    ...(name === undefined ? {} : { name }),
    partial: head.method !== undefined && head.method !== 'PUBLISH',
    events,
  }
}

function parsed(text: string, fail: (path: string, message: string) => Malformed) {
  try {
    return Object.values(ical.sync.parseICS(text))
  } catch (cause) {
    throw new Malformed('the calendar', fail('file', 'cannot be read as iCalendar').issues, { cause })
  }
}

function startProblem({ start, rrule }: VEvent): string | undefined {
  if (Number.isNaN(start.getTime())) return 'must be a date or time'
  if (rrule !== undefined && start.getTime() < EARLIEST) return 'of what recurs must not lie before the year 2000'
  return start.tz === undefined || isZone(start.tz) ? undefined : 'must name a time zone that exists'
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

type ReadEvent = z.infer<typeof eventSchema>

function isAway({ status, transparency, 'MICROSOFT-CDO-BUSYSTATUS': busy, method }: ReadEvent): boolean {
  if (status === 'CANCELLED' || method === 'CANCEL' || transparency === 'TRANSPARENT') return false
  return busy === undefined || busy === 'OOF'
}

const mailsOf = (people: readonly { readonly val: string }[]): readonly string[] => [
  ...new Set(
    people.flatMap(({ val }) => (/^mailto:/iu.test(val) ? [val.slice('mailto:'.length).trim().toLowerCase()] : [])),
  ),
]

function occurrencesOf(event: VEvent, { from, to }: { readonly from: Instant; readonly to: Instant }): Occurrence[] {
  const instances = ical.expandRecurringEvent(event, { from: new Date(from), to: new Date(to), expandOngoing: true })
  return instances.flatMap(({ start, end, isFullDay, event: own }): Occurrence[] => {
    if (own.status === 'CANCELLED') return []
    if (isFullDay) return [{ kind: 'days', from: dayOf(start), to: dayOf(end) }]
    // The library reads times without a zone as those of this machine.
    if (event.start.tz === undefined) return [{ kind: 'floating', from: wallOf(start), to: wallOf(end) }]
    return [{ kind: 'instants', from: start.getTime(), to: end.getTime() }]
  })
}

/** Dates come as midnight of this machine. */
const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
const wallOf = (date: Date): string => `${dayOf(date)}T${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
const twoDigits = (value: number): string => String(value).padStart(2, '0')
