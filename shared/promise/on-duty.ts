import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import type { AdvisorLoad } from '#shared/roster/advisor-load.ts'
import { presenceOf } from '#shared/roster/presence.ts'

/** Moments at which people are counted, as shares of the time that is looked at. */
const MOMENTS = [0, 0.25, 0.5, 0.75]

/**
 * How many of a desk's people are on duty from now on, on average over its target time or a longer one: who goes home in ten
 * minutes counts little, and at night those count who come in the morning. Pure. Throws Missing for an unknown desk.
 * @param presences what advisors set by hand; of others the shifts of the configuration count
 * @param minutes business minutes that matter, if they are more than the target
 */
export function onDutyAt(
  index: ConfigurationIndex,
  deskId: string,
  now: Instant,
  presences: ReadonlyMap<string, Pick<AdvisorLoad, 'presence'>> = new Map(),
  minutes = 0,
): number {
  const calendar = index.calendar(deskId)
  const time = Math.max(minutes, index.desk(deskId)?.targetMinutes ?? 0) * MINUTE
  const start = calendar.nextOpening(now)
  const moments = MOMENTS.map((share) => calendar.addBusinessMillis(start, share * time))
  const there = index
    .advisorsOf(deskId)
    .flatMap(({ id }) => moments.filter((at) => presenceOf(id, presences.get(id) ?? {}, index, at) === 'available'))
  return there.length / MOMENTS.length
}
