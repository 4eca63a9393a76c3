import { emptyLoad, type Roster } from '#shared/roster/advisor-load.ts'
import { stored } from './stored.ts'
import type { MemoryTables } from './tables.ts'

/** Advisors' live state in memory. */
export function createMemoryRoster({ advisors }: MemoryTables): Roster {
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
  }
}
