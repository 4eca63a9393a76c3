import type { Instant } from '#shared/instant.ts'

/** Somebody who has an inquiry open in their console. */
export interface Viewer {
  readonly advisorId: string
  /** One tab or device of theirs. */
  readonly sessionId: string
  readonly typing: boolean
  /** They count as there until then, unless they say so again. */
  readonly until: Instant
}

/** Who looks at which inquiry. Forgets by itself; losing it harms nothing. May throw Unavailable. */
export interface Viewers {
  /** Those who are there at `at`, by advisor and session; strongly consistent. */
  of(inquiryId: string, at: Instant): Promise<readonly Viewer[]>
  put(inquiryId: string, viewer: Viewer): Promise<void>
  /** No error when they are not there. */
  remove(inquiryId: string, who: Pick<Viewer, 'advisorId' | 'sessionId'>): Promise<void>
}
