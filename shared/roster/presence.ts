import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad, Presence } from './advisor-load.ts'

/**
 * Whether an advisor is there: as they set it by hand until the next shift ends, otherwise by their shifts and absences.
 * Pure. Throws Missing for an advisor whom the configuration does not know.
 */
export function presenceOf(
  advisorId: string,
  load: Pick<AdvisorLoad, 'presence'>,
  index: ConfigurationIndex,
  now: Instant,
): Presence {
  const byHand = load.presence
  if (byHand !== undefined) {
    // "The next shift" counts from the moment of setting: set at night it holds through the following working day.
    const until = index.shift(advisorId, byHand.setAt).endsAt
    if (until === undefined || now < until) return byHand.value
  }
  return index.shift(advisorId, now).onDuty ? 'available' : 'offline'
}
