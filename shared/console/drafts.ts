import type { Instant } from '#shared/instant.ts'

/** An unfinished reply, kept for its author alone. */
export interface Draft {
  readonly text: string
  /** Grows with each save; 0 for one that was never saved. */
  readonly version: number
  readonly savedAt: Instant
}

/** Drafts by advisor and inquiry; forgotten 30 days after the last save. May throw Unavailable. */
export interface Drafts {
  /** Strongly consistent. */
  find(advisorId: string, inquiryId: string): Promise<Draft | undefined>
  /** Saves over the version that was seen (0 for none); throws Conflict('draft') when another tab has saved since. */
  save(advisorId: string, inquiryId: string, text: string, seen: number, at: Instant): Promise<Draft>
  remove(advisorId: string, inquiryId: string): Promise<void>
}
