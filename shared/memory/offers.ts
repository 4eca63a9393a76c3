import type { Offers } from '#shared/console/offers.ts'

/** Offers in memory. */
export function createMemoryOffers(): Offers {
  const all = new Map<string, Map<string, number>>()
  return {
    of: async (advisorId, at) =>
      [...(all.get(advisorId) ?? [])]
        .filter(([, until]) => until > at)
        .map(([inquiryId]) => inquiryId)
        .sort(),
    put: async (advisorId, inquiryId, until) => {
      const own = all.get(advisorId) ?? new Map<string, number>()
      all.set(advisorId, own.set(inquiryId, until))
    },
    remove: async (advisorId, inquiryId) => void all.get(advisorId)?.delete(inquiryId),
  }
}
