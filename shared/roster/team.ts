import { localDay } from '#shared/calendar/local-day.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor, Desk } from '#shared/configuration/schema.ts'
import { dueOf, HEADS } from '#shared/console/console-state.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad, Presence, Roster } from './advisor-load.ts'
import { presenceOf } from './presence.ts'

/** A desk as whoever leads it sees it: work and who is there, in the order of names. Nothing counts what people did. */
export interface TeamDesk {
  readonly desk: string
  /** At most HEADS are counted. */
  readonly waiting: number
  /** The promise that breaks next among what waits. */
  readonly nextDueAt?: Instant
  readonly people: readonly TeamMember[]
}

interface TeamMember {
  readonly advisorId: string
  readonly name: string
  readonly presence: Presence
  readonly openWeight: number
  readonly capacity: number
  /** End of the present shift. */
  readonly onDutyUntil?: Instant
  /** Start of the next one. */
  readonly nextShiftAt?: Instant
  readonly absences: Advisor['absences']
}

/** Whether they answer for the desk. */
export const leads = (advisorId: string, desk: Pick<Desk, 'leads' | 'deputyLeads'> | undefined): boolean =>
  desk !== undefined && (desk.leads.includes(advisorId) || desk.deputyLeads.includes(advisorId))

/** Loads asked for in one call. */
const CHUNK = 100

/** The desks that an advisor leads, now; empty for somebody who leads none. May throw Unavailable. */
export async function teamOf(
  deps: { readonly roster: Roster; readonly inquiries: Pick<InquiryStore, 'heads'> },
  advisorId: string,
  index: ConfigurationIndex,
  now: Instant,
): Promise<readonly TeamDesk[]> {
  const desks = index.configuration.desks.filter((desk) => leads(advisorId, desk))
  return Promise.all(
    desks.map(async ({ id }) => {
      const advisors = index
        .advisorsOf(id)
        .toSorted((a, b) => a.name.localeCompare(b.name, index.institute.defaultLanguage))
      const loads: AdvisorLoad[] = []
      for (let start = 0; start < advisors.length; start += CHUNK)
        loads.push(...(await deps.roster.loads(advisors.slice(start, start + CHUNK).map((advisor) => advisor.id))))
      const heads = await deps.inquiries.heads({ view: 'waiting', desk: id }, HEADS)
      const due = heads.flatMap(({ order }) => dueOf(order) ?? [])
      return {
        desk: id,
        waiting: heads.length,
        ...(due.length === 0 ? {} : { nextDueAt: Math.min(...due) }),
        people: advisors.flatMap((advisor, position) => {
          const load = loads[position]
          return load === undefined ? [] : [memberOf(advisor, load, index, now)]
        }),
      }
    }),
  )
}

function memberOf(advisor: Advisor, load: AdvisorLoad, index: ConfigurationIndex, now: Instant): TeamMember {
  const { id, name, capacity, absences } = advisor
  const { onDuty, endsAt, nextStartsAt } = index.shift(id, now)
  return {
    advisorId: id,
    name,
    presence: presenceOf(id, load, index, now),
    openWeight: load.openWeight,
    capacity,
    ...(onDuty && endsAt !== undefined ? { onDutyUntil: endsAt } : {}),
    ...(nextStartsAt === undefined ? {} : { nextShiftAt: nextStartsAt }),
    // Days as text compare as they follow each other; yesterday's are of no interest.
    absences: absences.filter(({ to }) => to >= localDay(now, index.zone)),
  }
}
