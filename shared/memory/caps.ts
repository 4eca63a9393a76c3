import type { Caps } from '#shared/sending/send-ledger.ts'

/** Exact counters in memory. */
export function createMemoryCaps(): Caps {
  const counts = new Map<string, number>()
  const taken = new Set<string>()
  return {
    take: async (caps, id) => {
      if (taken.has(id)) return undefined
      const exhausted = caps.find(({ key, limit }) => (counts.get(key) ?? 0) >= limit)
      if (exhausted !== undefined) return exhausted.key
      for (const { key } of caps) counts.set(key, (counts.get(key) ?? 0) + 1)
      taken.add(id)
      return undefined
    },
  }
}
