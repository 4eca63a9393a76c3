import { emptyLoad, MOST_STANDINGS, type Roster } from '#shared/roster/advisor-load.ts'
import { stored } from './stored.ts'
import type { MemoryTables } from './tables.ts'

/** Advisors' live state in memory. */
export function createMemoryRoster({ advisors, standings }: MemoryTables): Roster {
  const loadOf = (advisorId: string) => advisors.get(advisorId) ?? stored(emptyLoad(advisorId))
  return {
    loads: async (advisorIds) => advisorIds.map(loadOf),
    setPresence: async (advisorId, value, setAt) => {
      advisors.set(advisorId, stored({ ...loadOf(advisorId), presence: { value, setAt } }))
    },
    setGone: async (advisorId, goneSince) => {
      const { goneSince: _, ...load } = loadOf(advisorId)
      advisors.set(advisorId, stored(goneSince === undefined ? load : { ...load, goneSince }))
    },
    seen: async (advisorId, at) => {
      const load = loadOf(advisorId)
      if ((load.console?.seenAt ?? 0) < at) advisors.set(advisorId, stored({ ...load, console: { seenAt: at } }))
    },
    standing: async (desk, { limit, after = '' }) =>
      [...(standings.get(desk) ?? [])]
        .flatMap(([advisorId, { order }]) => (order !== undefined && order > after ? [{ advisorId, order }] : []))
        .sort((a, b) => (a.order < b.order ? -1 : 1))
        .slice(0, Math.min(limit, MOST_STANDINGS)),
    stand: async (advisorId, desk, place) => {
      const atDesk = standings.get(desk) ?? new Map<string, typeof place>()
      if ((atDesk.get(advisorId)?.changes ?? 0) > place.changes) return
      standings.set(desk, atDesk.set(advisorId, stored(place)))
    },
  }
}
