import type { Absence, Advisor } from '#shared/configuration/schema.ts'
import { DAY, type Instant } from '#shared/instant.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { absencesOf } from './absences-of.ts'
import type { CalendarEvent, ReadCalendar } from './read-calendar.ts'

/** What importing a calendar changes. */
export interface ImportedAbsences {
  readonly advisors: readonly Advisor[]
  /** Absences by advisor, of those for whom something is different. */
  readonly changed: readonly { readonly advisorId: string; readonly added: number; readonly removed: number }[]
  /** Events that are nobody's of these advisors. */
  readonly nobodys: number
}

/**
 * The advisors with the absences of a calendar. Events belong to their attendees, without any to their organizer, or all of them
 * to `advisorId`. Importing the same calendar again leaves what is in it once: what changed changes, and what is no longer
 * in it goes, unless the file tells of single events alone. Absences by hand and of other calendars stay. Pure.
 * @param since nothing that ended before is touched
 */
export function importAbsences(
  advisors: readonly Advisor[],
  calendar: ReadCalendar,
  order: { readonly zone: string; readonly since: string; readonly advisorId?: string },
): ImportedAbsences {
  const { zone, since, advisorId = '' } = order
  const calendarId = deriveId('calendar', calendar.name ?? '', advisorId).slice(0, 8)
  const eventId = ({ uid }: CalendarEvent) => `${calendarId}-${deriveId('event', uid).slice(0, 16)}`
  const told = new Set(calendar.events.map(eventId))
  const changed: ImportedAbsences['changed'][number][] = []
  const after = advisors.map((advisor) => {
    const own = calendar.events.filter((event) => isOf(event, advisor, order.advisorId))
    const fresh = own.flatMap((event) =>
      event.occurrences
        .flatMap((occurrence) => absencesOf(occurrence, zone))
        .filter(({ to }) => to >= since)
        .map((days): Absence => ({ ...days, event: eventId(event) })),
    )
    const goes = ({ event, to }: Absence) =>
      event?.startsWith(`${calendarId}-`) === true && to >= since && (!calendar.partial || told.has(event))
    const stay = advisor.absences.filter((absence) => !goes(absence))
    const before = advisor.absences.filter(goes)
    const [added, removed] = [missingIn(before, fresh), missingIn(fresh, before)]
    if (added + removed === 0) return advisor
    changed.push({ advisorId: advisor.id, added, removed })
    return { ...advisor, absences: [...stay, ...fresh].sort(byTime) }
  })
  const nobodys = calendar.events.filter(
    (event) => event.away && !advisors.some((one) => isOf(event, one, order.advisorId)),
  )
  return { advisors: after, changed, nobodys: nobodys.length }
}

/** What is imported: from a month ago, which may still be corrected, for a year. */
export const importRange = (now: Instant): { readonly from: Instant; readonly to: Instant } => ({
  from: now - 31 * DAY,
  to: now + 366 * DAY,
})

const isOf = ({ people }: CalendarEvent, { id, email }: Advisor, advisorId: string | undefined): boolean =>
  advisorId === undefined ? people.includes(email) : advisorId === id

const keyOf = (absence: Absence): string =>
  JSON.stringify([absence.from, absence.to, absence.hours?.from, absence.hours?.to, absence.event])

/** How many of `these` are not among `those`. */
function missingIn(those: readonly Absence[], these: readonly Absence[]): number {
  const known = new Set(those.map(keyOf))
  return these.filter((absence) => !known.has(keyOf(absence))).length
}

const byTime = (a: Absence, b: Absence): number => keyOf(a).localeCompare(keyOf(b), 'en')
