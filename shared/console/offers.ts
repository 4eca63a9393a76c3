import type { Instant } from '#shared/instant.ts'

/**
 * Which matters are offered to whom: hints for lists, written beside the inquiry, which alone says what is true. One that
 * is missing or late only makes the offer lapse. May throw Unavailable.
 */
export interface Offers {
  /** Ids offered to them that have not lapsed by `at`, in order of ids; strongly consistent. */
  of(advisorId: string, at: Instant): Promise<readonly string[]>
  put(advisorId: string, inquiryId: string, until: Instant): Promise<void>
  remove(advisorId: string, inquiryId: string): Promise<void>
}
