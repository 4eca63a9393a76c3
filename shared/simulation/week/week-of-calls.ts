import { formRules } from '#shared/configuration/form-rules.ts'
import type { Advisor, Configuration, Hours, Interval, Week } from '#shared/configuration/schema.ts'
import { instituteSchema } from '#shared/configuration/schema.ts'
import { DAY, type Instant, iso, MINUTE } from '#shared/instant.ts'
import { HIGH_PRIORITY, type RecordedCall } from '../call-record.ts'
import { type Agent, type Duty, staffOf } from '../call-staff.ts'
import { union } from '../staffed-time.ts'
import type { RecordedRound, RecordedWeek } from './recorded-week.ts'

/** Days by their number from Thursday, 1970-01-01. */
const DAYS = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const satisfies readonly (keyof Week)[]
/** Business minutes promised until there is history: as the simulation of calls has it. */
const TARGET = 10

/**
 * The last seven days of a call record as a week of inquiries, and the bank that it tells of: a type of call is a desk, an
 * agent an advisor with room for one call, whose duties are the shifts of that week. The record's wall clock counts as UTC.
 * Pure. Throws RangeError for a record without calls.
 */
export function weekOfCalls(record: readonly RecordedCall[]): {
  readonly week: RecordedWeek
  readonly configuration: Configuration
} {
  const last = record.at(-1)?.arrivedAt
  if (last === undefined) throw new RangeError('the record has no calls')
  const to = (Math.floor(last / DAY) + 1) * DAY
  const from = to - 7 * DAY
  const calls = record.filter(({ arrivedAt }) => arrivedAt >= from)
  const staff = staffOf(calls)
  // What only people handle who did so now and then is nobody's skill.
  const types = [...new Set(staff.flatMap(({ skills }) => [...skills]))].sort()
  const rounds = calls.filter(({ type }) => types.includes(type)).map(roundOf)
  return { week: { from, to, rounds, presences: [], learned: [] }, configuration: bankOf(staff, types) }
}

const roundOf = ({ callId, arrivedAt, type, priority, customer, handling }: RecordedCall): RecordedRound => ({
  inquiryId: `call-${callId}`,
  round: 1,
  at: arrivedAt,
  channel: 'mobile',
  desk: type,
  topic: type,
  language: 'en',
  urgent: priority >= HIGH_PRIORITY,
  customer: { verified: customer !== undefined, ...(customer === undefined ? {} : { customerId: customer }) },
  effort: handling,
})

function bankOf(staff: readonly Agent[], types: readonly string[]): Configuration {
  const address = 'calls@example.org'
  return {
    institute: instituteSchema.parse({
      name: 'Call record',
      zone: 'UTC',
      holidays: { country: 'DE' },
      languages: ['en'],
      defaultLanguage: 'en',
      generalDesk: 'general',
      emergencyNumber: '112',
      mail: { fromName: 'Calls', fromAddress: address, replyDomain: 'example.org', mailboxes: [{ address }] },
      caps: {},
      // Calls are over in minutes, so the head starts are minutes too: those of the simulation of calls.
      routing: { urgentHeadStartMinutes: 3, ownHeadStartMinutes: 4, helpingOut: 1 },
    }),
    desks: types.map((id) => ({
      id,
      name: { en: id },
      hours: hoursOf(staff.filter(({ skills }) => skills.has(id)).flatMap(({ duties }) => duties)),
      targetMinutes: TARGET,
      languages: ['en'],
      urgent: false,
      licences: [],
      weight: 1,
      leads: [],
      deputyLeads: [],
      escalation: [],
      onCall: [],
    })),
    advisors: staff.map(advisorOf),
    topics: [],
    form: formRules.parse({}),
    templates: {},
    holidayDates: [],
  }
}

function advisorOf({ agentId, skills, focus, duties }: Agent): Advisor {
  // The first desk is where somebody works mostly.
  const desks = [...skills].sort((a, b) => (focus.get(b) ?? 0) - (focus.get(a) ?? 0))
  return {
    id: agentId,
    sub: agentId,
    name: agentId,
    email: 'agent@example.org',
    desks,
    languages: ['en'],
    licences: [],
    strengths: [],
    capacity: 1,
    deputies: [],
    shifts: weekFrom(duties),
    absences: [],
    worksOnHolidays: true,
  }
}

const hoursOf = (duties: readonly Duty[]): Hours => ({ week: weekFrom(union(duties)), onHolidays: true })

/** Spans of seven days as hours of a week, to the minute, cut at midnight. */
function weekFrom(spans: readonly Duty[]): Week {
  const week: Record<keyof Week, Interval[]> = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  for (const span of spans) {
    for (let from = span.from; from < span.to; ) {
      const day = Math.floor(from / DAY)
      const to = Math.min(span.to, (day + 1) * DAY)
      const hours = { from: timeOf(from), to: to === (day + 1) * DAY ? '24:00' : timeOf(to + MINUTE - 1) }
      if (hours.from < hours.to) week[DAYS[((day % 7) + 7) % 7] ?? 'mon'].push(hours)
      from = to
    }
  }
  return week
}

const timeOf = (at: Instant): string => iso(at).slice(11, 16)
