import { type Macro, type Macros, ownerKey } from '#shared/console/macros.ts'

/** Macros in memory. */
export function createMemoryMacros(): Macros {
  const all = new Map<string, Map<string, Macro>>()
  return {
    of: async (owners) =>
      owners.flatMap((owner) =>
        [...(all.get(ownerKey(owner))?.values() ?? [])].sort((a, b) => (a.macroId < b.macroId ? -1 : 1)),
      ),
    put: async (macro) => {
      const own = all.get(ownerKey(macro.owner)) ?? new Map<string, Macro>()
      all.set(ownerKey(macro.owner), own.set(macro.macroId, macro))
    },
    remove: async (owner, macroId) => void all.get(ownerKey(owner))?.delete(macroId),
  }
}
