import type { Advisor } from '#shared/configuration/schema.ts'
import { type AdvisorLoad, emptyLoad, type Roster } from './advisor-load.ts'

/** Loads asked for in one call. */
const CHUNK = 100

/** The live state of any number of people, in their order. May throw Unavailable. */
export async function loadsOf(
  roster: Pick<Roster, 'loads'>,
  advisors: readonly Advisor[],
): Promise<readonly { readonly advisor: Advisor; readonly load: AdvisorLoad }[]> {
  const loads: AdvisorLoad[] = []
  for (let start = 0; start < advisors.length; start += CHUNK)
    loads.push(...(await roster.loads(advisors.slice(start, start + CHUNK).map(({ id }) => id))))
  return advisors.map((advisor, place) => ({ advisor, load: loads[place] ?? emptyLoad(advisor.id) }))
}
