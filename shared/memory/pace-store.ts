import { iso } from '#shared/instant.ts'
import { NO_PACE } from '#shared/promise/pace.ts'
import type { DeskPace, LedgerEntry, PaceStore } from '#shared/promise/pace-store.ts'
import { frozen, stored } from './stored.ts'

/** Desks' paces and their ledger, in memory. */
export function createMemoryPaceStore(): PaceStore {
  const paces = new Map<string, DeskPace>()
  const entries = new Map<string, LedgerEntry>()
  const paceOf = (desk: string): DeskPace => paces.get(desk) ?? { pace: NO_PACE }
  return {
    find: async (desk) => paceOf(desk),
    record: async (news, learn) => {
      const { desk } = news.promise.basis
      const key = `${desk}/${news.promise.givenAt}/${news.inquiryId}/${news.round}`
      const before = entries.get(key)
      const fresh = { outcome: before === undefined, reply: news.took !== undefined && before?.took === undefined }
      if (!fresh.outcome && !fresh.reply) return 'already'
      entries.set(key, stored({ ...news, desk, ...before, ...(news.took === undefined ? {} : { took: news.took }) }))
      const { pace, ...more } = paceOf(desk)
      paces.set(desk, frozen({ ...more, pace: learn(pace, fresh) }))
      return 'recorded'
    },
    countDuty: async (desk, duty) => {
      const known = paceOf(desk)
      if ((known.duty?.at ?? 0) <= duty.at) paces.set(desk, stored({ ...known, duty }))
    },
    ledger: async (desk, day) =>
      [...entries.values()]
        .filter((entry) => entry.desk === desk && iso(entry.promise.givenAt).startsWith(day))
        .sort((a, b) => a.promise.givenAt - b.promise.givenAt || (a.inquiryId < b.inquiryId ? -1 : 1)),
  }
}
