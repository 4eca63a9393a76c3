import type { Claim, SendLedger } from '#shared/sending/send-ledger.ts'
import { stored } from './stored.ts'

/** Claims on sends, in memory. */
export function createMemorySendLedger(): SendLedger {
  const claims = new Map<string, Claim>()
  const put = (key: string, claim: Claim): Claim => {
    const kept = stored(claim)
    claims.set(key, kept)
    return kept
  }
  return {
    claim: async (key, at, staleAfter) => {
      const before = claims.get(key)
      if (before === undefined) return { state: 'claimed', claim: put(key, { claimedAt: at }) }
      if (before.sentAt !== undefined) return { state: 'sent', claim: before }
      if (at - before.claimedAt < staleAfter) return { state: 'taken', claim: before }
      return { state: 'stale', claim: put(key, { claimedAt: at }) }
    },
    find: async (key) => claims.get(key),
    sent: async (key, at, providerId) => {
      const before = claims.get(key)
      return before?.sentAt === undefined ? put(key, { claimedAt: at, ...before, sentAt: at, providerId }) : before
    },
    release: async (key) => {
      if (claims.get(key)?.sentAt === undefined) claims.delete(key)
    },
  }
}
