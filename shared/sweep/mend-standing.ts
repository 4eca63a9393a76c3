import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { MOST_STANDINGS, type Roster, type Standing } from '#shared/roster/advisor-load.ts'
import { keepsStandings, placesOf } from '#shared/routing/standing.ts'
import type { StaffMember } from './staff.ts'
import type { SweepDeps } from './sweep.ts'

/** Standings read of a desk; more than any has. */
const PAGES = 10
/** Writes at a time. */
const CHUNK = 50

/**
 * Brings standings up to what is true now: shifts begin and end, consoles fall silent, people change desks, and what a
 * crash left out. Reads the standings of large desks, half a unit for about 40 people, and writes only what differs.
 */
export async function mendStandings(
  deps: Pick<SweepDeps, 'roster' | 'clock'>,
  index: ConfigurationIndex,
  staff: readonly StaffMember[],
): Promise<void> {
  const now = deps.clock()
  const desks = index.configuration.desks.map(({ id }) => id).filter((desk) => keepsStandings(index, desk))
  if (desks.length === 0) return
  const kept = new Map(await Promise.all(desks.map(async (desk) => [desk, await allAt(deps.roster, desk)] as const)))
  const changes = staff.flatMap(({ advisor, load }) =>
    placesOf(advisor, load, index, now)
      .filter(({ desk, order }) => kept.get(desk)?.get(advisor.id) !== order)
      .map(({ desk, ...place }) => ({ advisorId: advisor.id, desk, place: { ...place, changes: load.changes } })),
  )
  const writes = [...changes, ...(await strays(deps.roster, index, kept))]
  for (let start = 0; start < writes.length; start += CHUNK)
    await Promise.all(
      writes.slice(start, start + CHUNK).map(({ advisorId, desk, place }) => deps.roster.stand(advisorId, desk, place)),
    )
}

type Kept = ReadonlyMap<string, ReadonlyMap<string, string>>

async function allAt(roster: Roster, desk: string): Promise<ReadonlyMap<string, string>> {
  const all: Standing[] = []
  for (let page = 0; page < PAGES; page += 1) {
    const after = all.at(-1)?.order
    const next = await roster.standing(desk, { limit: MOST_STANDINGS, ...(after === undefined ? {} : { after }) })
    all.push(...next)
    if (next.length < MOST_STANDINGS) break
  }
  return new Map(all.map(({ advisorId, order }) => [advisorId, order]))
}

/** Whoever stands at a desk and no longer works there. */
async function strays(roster: Roster, index: ConfigurationIndex, kept: Kept) {
  const found = [...kept].flatMap(([desk, places]) =>
    [...places.keys()]
      .filter((advisorId) => index.advisor(advisorId)?.desks.includes(desk) !== true)
      .map((advisorId) => ({ advisorId, desk })),
  )
  // The next sweep goes on where there are more.
  const first = found.slice(0, 100)
  const loads = first.length === 0 ? [] : await roster.loads(first.map(({ advisorId }) => advisorId))
  return first.map((one, position) => ({ ...one, place: { changes: loads[position]?.changes ?? 0 } }))
}
