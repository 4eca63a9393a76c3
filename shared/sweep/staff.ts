import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad, Presence, Roster } from '#shared/roster/advisor-load.ts'
import { presenceOf } from '#shared/roster/presence.ts'

export interface StaffMember {
  readonly advisor: Advisor
  readonly load: AdvisorLoad
  readonly presence: Presence
}

/** What advisors set by hand, by their id. */
export const loadsOf = (staff: readonly StaffMember[]): ReadonlyMap<string, AdvisorLoad> =>
  new Map(staff.map(({ load }) => [load.advisorId, load]))

/** Advisors read in one call. */
const CHUNK = 100

/** All advisors with their load and presence; once a sweep, not on any request path. */
export async function staffNow(
  roster: Roster,
  index: ConfigurationIndex,
  now: Instant,
): Promise<readonly StaffMember[]> {
  const { advisors } = index.configuration
  const members: StaffMember[] = []
  for (let start = 0; start < advisors.length; start += CHUNK) {
    const chunk = advisors.slice(start, start + CHUNK)
    const loads = await roster.loads(chunk.map((advisor) => advisor.id))
    for (const [position, advisor] of chunk.entries()) {
      const load = loads[position]
      if (load !== undefined) members.push({ advisor, load, presence: presenceOf(advisor.id, load, index, now) })
    }
  }
  return members
}
