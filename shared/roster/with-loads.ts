import type { Advisor } from '#shared/configuration/schema.ts'
import { type AdvisorLoad, emptyLoad, type Roster } from './advisor-load.ts'

/** People with their live state, in their order. May throw Unavailable. */
export async function withLoads(
  roster: Pick<Roster, 'loads'>,
  advisors: readonly Advisor[],
): Promise<readonly { readonly advisor: Advisor; readonly load: AdvisorLoad }[]> {
  const loads = await roster.loads(advisors.map(({ id }) => id))
  return advisors.map((advisor, place) => ({ advisor, load: loads[place] ?? emptyLoad(advisor.id) }))
}
