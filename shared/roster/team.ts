import { isoDate, localDay } from '#shared/calendar/local-day.ts'
import { zoneNamed } from '#shared/calendar/zone.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import { HEADS } from '#shared/console/console-state.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad, Presence, Roster } from './advisor-load.ts'
import { ledBy } from './leading.ts'
import { NotLeading } from './not-leading.ts'
import { presenceOf } from './presence.ts'
import { withLoads } from './with-loads.ts'

/** A desk as whoever leads it sees it: work and who is there, in the order of names. Nothing counts what people did. */
export interface TeamDesk {
  readonly desk: string
  /** At most HEADS are counted. */
  readonly waiting: number
  /** When the oldest of these was received. */
  readonly oldestAt?: Instant
  /** The promise that breaks next among these, or broke first. */
  readonly nextDueAt?: Instant
  readonly people: readonly TeamMember[]
}

interface TeamMember {
  readonly advisorId: string
  readonly name: string
  readonly presence: Presence
  /** Inquiries that they have and that are not answered yet. */
  readonly open: number
  readonly openWeight: number
  readonly capacity: number
  /** Grows whenever something about their open work changes. */
  readonly changes: number
  /** End of the present shift. */
  readonly onDutyUntil?: Instant
  /** Start of the next one. */
  readonly nextShiftAt?: Instant
  readonly absences: Advisor['absences']
}

/** Absences shown, in days from today on. */
const DAYS_AHEAD = 14

/**
 * The desks that an advisor leads, now. Reads the load of everybody there and one page of what waits at each desk. Throws
 * NotLeading for somebody who leads none; may throw Unavailable.
 */
export async function teamOf(
  deps: { readonly roster: Pick<Roster, 'loads'>; readonly inquiries: Pick<InquiryStore, 'list'> },
  advisorId: string,
  index: ConfigurationIndex,
  now: Instant,
): Promise<readonly TeamDesk[]> {
  const desks = ledBy(advisorId, index)
  if (desks.length === 0) throw new NotLeading()
  return Promise.all(
    desks.map(async (desk) => {
      const advisors = index
        .advisorsOf(desk)
        .toSorted((a, b) => a.name.localeCompare(b.name, index.institute.defaultLanguage))
      const [loads, { items }] = await Promise.all([
        withLoads(deps.roster, advisors),
        deps.inquiries.list({ view: 'waiting', desk }, { limit: HEADS }),
      ])
      return {
        desk,
        ...waitingOf(items),
        people: loads.map(({ advisor, load }) => memberOf(advisor, load, index, now)),
      }
    }),
  )
}

function waitingOf(items: readonly Inquiry[]): Pick<TeamDesk, 'waiting' | 'oldestAt' | 'nextDueAt'> {
  const due = items.flatMap(({ promise }) => promise?.by ?? [])
  return {
    waiting: items.length,
    ...(items.length === 0 ? {} : { oldestAt: Math.min(...items.map(({ receivedAt }) => receivedAt)) }),
    ...(due.length === 0 ? {} : { nextDueAt: Math.min(...due) }),
  }
}

function memberOf(advisor: Advisor, load: AdvisorLoad, index: ConfigurationIndex, now: Instant): TeamMember {
  const { id, name, capacity, absences } = advisor
  const { onDuty, endsAt, nextStartsAt } = index.shift(id, now)
  const last = isoDate(zoneNamed(index.zone).dayOf(now) + DAYS_AHEAD)
  return {
    advisorId: id,
    name,
    presence: presenceOf(id, load, index, now),
    open: load.open.length,
    openWeight: load.openWeight,
    capacity,
    changes: load.changes,
    ...(onDuty && endsAt !== undefined ? { onDutyUntil: endsAt } : {}),
    ...(nextStartsAt === undefined ? {} : { nextShiftAt: nextStartsAt }),
    // Days as text compare as they follow each other.
    absences: absences.filter(({ from, to }) => to >= localDay(now, index.zone) && from <= last),
  }
}
