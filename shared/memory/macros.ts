import { type Macro, type Macros, ownerKey } from '#shared/console/macros.ts'
import { Conflict } from '#shared/errors.ts'

/** Macros in memory. */
export function createMemoryMacros(): Macros {
  const all = new Map<string, Map<string, Macro>>()
  return {
    of: async (owners) =>
      owners.flatMap((owner) =>
        [...(all.get(ownerKey(owner))?.values() ?? [])].sort((a, b) => (a.macroId < b.macroId ? -1 : 1)),
      ),
    save: async (macro, seen) => {
      const own = all.get(ownerKey(macro.owner)) ?? new Map<string, Macro>()
      if ((own.get(macro.macroId)?.version ?? 0) !== seen) throw new Conflict('macro')
      all.set(ownerKey(macro.owner), own.set(macro.macroId, { ...macro, version: seen + 1 }))
    },
    remove: async (owner, macroId, seen) => {
      const own = all.get(ownerKey(owner))
      const kept = own?.get(macroId)
      if (kept !== undefined && kept.version !== seen) throw new Conflict('macro')
      own?.delete(macroId)
    },
  }
}
