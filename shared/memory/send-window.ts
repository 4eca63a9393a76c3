import type { SendWindow } from '#shared/sending/send-pacer.ts'

/** Counters of seconds, in memory. */
export function createMemorySendWindow(): SendWindow {
  const counts = new Map<number, number>()
  return {
    take: async (second, limit) => {
      const taken = counts.get(second) ?? 0
      if (taken >= limit) return false
      counts.set(second, taken + 1)
      return true
    },
  }
}
