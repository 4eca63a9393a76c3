import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Unavailable } from '#shared/errors.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Clock } from '#shared/instant.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import { keepsStandings, placesOf } from './standing.ts'

interface StandingDeps {
  readonly inquiries: InquiryStore
  readonly roster: Roster
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly clock: Clock
}

/**
 * The same ports, which keep advisors' standings after each change of their load or presence. Not in one transaction: a
 * standing is a hint where to look first, the assignment itself is decided on the load and holds only below capacity.
 * What a crash or a time-out leaves behind is mended by the sweep, so that it fails nothing here.
 */
export function keepingStandings<D extends StandingDeps>(deps: D): D {
  const after = async (advisorIds: readonly string[]): Promise<void> => {
    try {
      await refreshStandings(deps, advisorIds)
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
    }
  }
  return {
    ...deps,
    inquiries: {
      ...deps.inquiries,
      async commit(change) {
        await deps.inquiries.commit(change)
        const moved = (change.load ?? []).filter((load) => !('notice' in load))
        await after(moved.map(({ advisorId }) => advisorId))
      },
    },
    roster: {
      ...deps.roster,
      async setPresence(advisorId, value, at) {
        await deps.roster.setPresence(advisorId, value, at)
        await after([advisorId])
      },
    },
  }
}

/** Keeps where these advisors stand now. Advisors of small desks cost nothing. May throw Unavailable. */
export async function refreshStandings(
  { roster, configuration, clock }: Omit<StandingDeps, 'inquiries'>,
  advisorIds: readonly string[],
): Promise<void> {
  if (advisorIds.length === 0) return
  const index = await configuration()
  const advisors = [...new Set(advisorIds)]
    .flatMap((id) => index.advisor(id) ?? [])
    .filter(({ desks }) => desks.some((desk) => keepsStandings(index, desk)))
  if (advisors.length === 0) return
  const loads = await roster.loads(advisors.map(({ id }) => id))
  await Promise.all(
    advisors.flatMap((advisor, position) => {
      const load = loads[position]
      if (load === undefined) return []
      return placesOf(advisor, load, index, clock()).map(({ desk, ...place }) =>
        roster.stand(advisor.id, desk, { ...place, changes: load.changes }),
      )
    }),
  )
}
