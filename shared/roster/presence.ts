import { firstShiftEndAfter, shiftAt } from '#shared/calendar/shift.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad, Presence } from './advisor-load.ts'

/**
 * Whether an advisor is there: as they set it by hand until the next shift ends, otherwise by their shifts and absences.
 * Pure; the configuration's zone and holidays decide what a shift is.
 */
export function presenceOf(
  advisor: Advisor,
  load: Pick<AdvisorLoad, 'presence'>,
  index: ConfigurationIndex,
  now: Instant,
): Presence {
  const byHand = load.presence
  if (byHand !== undefined) {
    const until = firstShiftEndAfter(advisor, index.zone, index.configuration.holidayDates, byHand.setAt)
    if (until === undefined || now < until) return byHand.value
  }
  return shiftAt(advisor, index.zone, index.configuration.holidayDates, now).onDuty ? 'available' : 'offline'
}
