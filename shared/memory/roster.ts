import type { Roster } from '#shared/roster/advisor-load.ts'
import { stored } from './stored.ts'
import type { MemoryTables } from './tables.ts'

/** Advisors' live state in memory. */
export function createMemoryRoster({ advisors }: MemoryTables): Roster {
  const loadOf = (advisorId: string) =>
    advisors.get(advisorId) ?? stored({ advisorId, open: [], openWeight: 0, lastAssignedAt: 0 })
  return {
    loads: async (advisorIds) => advisorIds.map(loadOf),
    setPresence: async (advisorId, value, setAt) => {
      advisors.set(advisorId, stored({ ...loadOf(advisorId), presence: { value, setAt } }))
    },
  }
}
