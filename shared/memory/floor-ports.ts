import type { FloorPorts } from '#shared/simulation/week/floor.ts'
import { createMemoryInquiryStore } from './inquiry-store.ts'
import { createMemoryPaceStore } from './pace-store.ts'
import { createMemoryRoster } from './roster.ts'
import { emptyTables } from './tables.ts'

/** An empty bank in memory for a simulation. */
export function createMemoryFloorPorts(): FloorPorts {
  const tables = emptyTables()
  return {
    inquiries: createMemoryInquiryStore(tables),
    roster: createMemoryRoster(tables),
    paces: createMemoryPaceStore(),
  }
}
