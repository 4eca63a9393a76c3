import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import type { AdvisorLoad, Presence } from './advisor-load.ts'

/**
 * Whether an advisor is there: as they set it by hand until the next shift ends, otherwise by their shifts and absences.
 * In both cases they are away once a console that they had opened has fallen silent meanwhile; without a console nothing
 * falls silent, so calls of the API alone never make anybody away.
 * Pure. Throws Missing for an advisor whom the configuration does not know.
 */
export function presenceOf(
  advisorId: string,
  load: Pick<AdvisorLoad, 'presence' | 'console'>,
  index: ConfigurationIndex,
  now: Instant,
): Presence {
  const silentFrom = silence(load, index)
  const silent = silentFrom !== undefined && silentFrom <= now
  const byHand = load.presence
  if (byHand !== undefined) {
    // "The next shift" counts from the moment of setting: set at night it holds through the following working day.
    const until = index.shift(advisorId, byHand.setAt).endsAt
    if (until === undefined || now < until)
      return byHand.value === 'available' && silent && silentFrom > byHand.setAt ? 'away' : byHand.value
  }
  const shift = index.shift(advisorId, now)
  if (!shift.onDuty) return 'offline'
  if (!silent) return 'available'
  // Silence of an earlier shift says nothing of this one.
  const then = index.shift(advisorId, silentFrom)
  return then.onDuty && then.endsAt === shift.endsAt ? 'away' : 'available'
}

/** When the console counts as silent if it is not heard of again; undefined when none was opened. */
const silence = ({ console }: Pick<AdvisorLoad, 'console'>, index: ConfigurationIndex): Instant | undefined =>
  console === undefined ? undefined : console.seenAt + index.institute.work.silentMinutes * MINUTE
