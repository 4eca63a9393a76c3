import { localDay, localTime } from '#shared/calendar/local-day.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Instant } from '#shared/instant.ts'
import { type AdvisorLoad, isSameDay } from '#shared/roster/advisor-load.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import type { Candidate } from './decision.ts'

/** An advisor as the rules see them for work of a desk. Pure. */
export function candidateOf(
  advisor: Advisor,
  load: AdvisorLoad,
  desk: string,
  index: ConfigurationIndex,
  now: Instant,
): Candidate {
  const presence = presenceOf(advisor.id, load, index, now)
  return {
    advisorId: advisor.id,
    desks: advisor.desks,
    languages: advisor.languages,
    licences: advisor.licences,
    ...(advisor.segments === undefined ? {} : { segments: advisor.segments }),
    strengths: advisor.strengths,
    capacity: advisor.capacity,
    openWeight: load.openWeight,
    presence,
    absent: presence === 'offline' && isOnLeave(advisor, index.zone, now),
    lastAssignedAt: load.lastAssignedAt,
    givenToday: isSameDay(load.lastAssignedAt, now) ? load.given : 0,
    focus: focusOf(advisor, desk),
  }
}

function isOnLeave({ absences }: Advisor, zone: string, now: Instant): boolean {
  if (absences.length === 0) return false
  const today = localDay(now, zone)
  const time = localTime(now, zone)
  return absences.some(
    ({ from, to, hours }) =>
      from <= today && today <= to && (hours === undefined || (hours.from <= time && time < hours.to)),
  )
}

/** The first desk is where somebody works mostly; the later one stands, the less. */
function focusOf({ desks }: Advisor, desk: string): number {
  const place = desks.indexOf(desk)
  return place < 0 ? 0 : 1 / (place + 1)
}
