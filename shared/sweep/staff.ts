import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad, Presence, Roster } from '#shared/roster/advisor-load.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import { withLoads } from '#shared/roster/with-loads.ts'

export interface StaffMember {
  readonly advisor: Advisor
  readonly load: AdvisorLoad
  readonly presence: Presence
}

/** What advisors set by hand, by their id. */
export const loadsOf = (staff: readonly StaffMember[]): ReadonlyMap<string, AdvisorLoad> =>
  new Map(staff.map(({ load }) => [load.advisorId, load]))

/** All advisors with their load and presence; once a sweep, not on any request path. */
export async function staffNow(
  roster: Roster,
  index: ConfigurationIndex,
  now: Instant,
): Promise<readonly StaffMember[]> {
  const staff = await withLoads(roster, index.configuration.advisors)
  return staff.map(({ advisor, load }) => ({ advisor, load, presence: presenceOf(advisor.id, load, index, now) }))
}
