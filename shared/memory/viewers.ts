import type { Viewer, Viewers } from '#shared/console/viewers.ts'

const keyOf = ({ advisorId, sessionId }: Pick<Viewer, 'advisorId' | 'sessionId'>): string => `${advisorId}#${sessionId}`

/** Who looks at what, in memory. */
export function createMemoryViewers(): Viewers {
  const all = new Map<string, Map<string, Viewer>>()
  return {
    of: async (inquiryId, at) =>
      [...(all.get(inquiryId)?.values() ?? [])]
        .filter(({ until }) => until > at)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    put: async (inquiryId, viewer) => {
      const own = all.get(inquiryId) ?? new Map<string, Viewer>()
      all.set(inquiryId, own.set(keyOf(viewer), viewer))
    },
    remove: async (inquiryId, who) => void all.get(inquiryId)?.delete(keyOf(who)),
  }
}
