import type { AccountSuppressions, Suppression, SuppressionList } from '#shared/sending/suppression-list.ts'
import { stored } from './stored.ts'

/** Suppressed addresses, in memory. */
export function createMemorySuppressionList(): SuppressionList {
  const entries = new Map<string, Suppression>()
  return {
    find: async (address) => entries.get(address.toLowerCase()),
    add: async (address, suppression) => {
      entries.set(address.toLowerCase(), stored(suppression))
    },
    lift: async (address) => {
      entries.delete(address.toLowerCase())
    },
  }
}

export interface MemoryAccountSuppressions extends AccountSuppressions {
  /** Addresses on the list, lower case. */
  readonly held: Set<string>
}

/** The mail service's own list, in memory. */
export function createMemoryAccountSuppressions(): MemoryAccountSuppressions {
  const held = new Set<string>()
  return {
    held,
    lift: async (address) => {
      held.delete(address.toLowerCase())
    },
  }
}
