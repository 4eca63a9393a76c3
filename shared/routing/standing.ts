import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad } from '#shared/roster/advisor-load.ts'
import { candidateOf } from './candidate.ts'
import { loadShare } from './judge.ts'

/** People of a desk who are looked at for one inquiry. A desk of so few is looked at whole and keeps no standings. */
export const LOOK_AT = 12

/** Whether a desk has so many people that the best of them are found by their standing. Pure. */
export const keepsStandings = (index: ConfigurationIndex, desk: string): boolean =>
  index.advisorsOf(desk).length > LOOK_AT

/** Where somebody stands at a desk; no order: they are not there or have no room. */
export interface Place {
  readonly desk: string
  readonly order?: string
}

/** Where an advisor stands at each of their large desks. Pure. */
export const placesOf = (
  advisor: Advisor,
  load: AdvisorLoad,
  index: ConfigurationIndex,
  now: Instant,
): readonly Place[] =>
  advisor.desks
    .filter((desk) => keepsStandings(index, desk))
    .map((desk) => {
      const order = orderOf(advisor, load, desk, index, now)
      return { desk, ...(order === undefined ? {} : { order }) }
    })

/** In the order of `decide`: the least share of capacity in use, then who has been without new work for longest. */
function orderOf(
  advisor: Advisor,
  load: AdvisorLoad,
  desk: string,
  index: ConfigurationIndex,
  now: Instant,
): string | undefined {
  const candidate = candidateOf(advisor, load, desk, index, now)
  const room = candidate.capacity - candidate.openWeight
  if (candidate.presence !== 'available' || room <= 0) return undefined
  const share = Math.round(loadShare(candidate, index.institute.routing) * 1_000)
  return [digits(share, 4), digits(candidate.lastAssignedAt, 13), room, advisor.id].join('#')
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

/** Capacity that was left when the place was kept. */
export const roomAt = (order: string): number => Number(order.split('#')[2])
