import type { InquiryEvent } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'

/** What the reaction times are counted from, read again as a whole. For an operator's command: no request may wait for it. */
export interface MilestoneEvents {
  /**
   * Events whose milestone was reached in the hours (UTC) that touch [from, to), in any order, none left out that was
   * stored before the call. `detail` may be missing. Reads every inquiry there is. May throw Unavailable, or Malformed
   * for an event that cannot be read.
   */
  reachedIn(from: Instant, to: Instant): AsyncIterable<InquiryEvent>
}
