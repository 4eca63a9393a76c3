import type { InquiryCustomer } from '#shared/inquiry/inquiry.ts'
import type { Instant, Millis } from '#shared/instant.ts'
import type { PromiseNews } from '#shared/promise/pace-store.ts'
import type { Dimensions } from '#shared/reaction-times/reaction-times.ts'
import type { Presence } from '#shared/roster/advisor-load.ts'

/** What routing asks of a customer; nothing that names them. */
export type RecordedCustomer = Omit<InquiryCustomer, 'name' | 'family' | 'title' | 'salutation' | 'email' | 'phone'>

/** One round of an inquiry as it came: a first message, or a further one after an answer. */
export interface RecordedRound extends Dimensions {
  readonly inquiryId: string
  /** 1 is the first; rounds of an inquiry follow one another in time. */
  readonly round: number
  readonly at: Instant
  readonly urgent: boolean
  readonly customer: RecordedCustomer
  /** How long somebody worked on its answer. */
  readonly effort: Millis
}

/** What a simulation replays. */
export interface RecordedWeek {
  readonly from: Instant
  readonly to: Instant
  /** That began in [from, to), in order of time. */
  readonly rounds: readonly RecordedRound[]
  /** What advisors set by hand, in order of time. */
  readonly presences: readonly { readonly advisorId: string; readonly value: Presence; readonly at: Instant }[]
  /** What desks had learned of their promises before, in order of time. */
  readonly learned: readonly PromiseNews[]
}
