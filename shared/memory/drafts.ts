import type { Draft, Drafts } from '#shared/console/drafts.ts'
import { Conflict } from '#shared/errors.ts'

/** Drafts in memory. */
export function createMemoryDrafts(): Drafts {
  const all = new Map<string, Draft>()
  const keyOf = (advisorId: string, inquiryId: string): string => `${advisorId}/${inquiryId}`
  return {
    find: async (advisorId, inquiryId) => all.get(keyOf(advisorId, inquiryId)),
    save: async (advisorId, inquiryId, text, seen, savedAt) => {
      const key = keyOf(advisorId, inquiryId)
      if ((all.get(key)?.version ?? 0) !== seen) throw new Conflict('draft')
      const draft = { text, version: seen + 1, savedAt }
      all.set(key, draft)
      return draft
    },
    remove: async (advisorId, inquiryId) => void all.delete(keyOf(advisorId, inquiryId)),
  }
}
