import type { Instant, Millis } from '#shared/instant.ts'

/**
 * When a desk is open, and time counted in its open hours only. Instants are milliseconds since 1970, durations
 * milliseconds of open time. Pure; remembers the days it has seen, so that a warm call takes about a microsecond.
 */
export interface BusinessCalendar {
  /** Whether the clock on the desk's wall shows a time within its hours, on a day on which it opens. */
  isOpen(at: Instant): boolean
  /**
   * Open time between two instants. Additive over any split, never falls as `to` grows, zero while closed; negative
   * when `to` lies before `from`.
   */
  businessMillis(from: Instant, to: Instant): Millis
  /**
   * The latest instant up to which exactly `duration` of open time has passed since `from`. The latest one wins: where
   * the time is used up as the desk closes it is the next opening, so the answer is always an instant at which the desk
   * is open. `businessMillis(from, addBusinessMillis(from, d)) === d`.
   * Throws RangeError for a negative duration, Missing when the desk does not open again within 400 days.
   */
  addBusinessMillis(from: Instant, duration: Millis): Instant
  /** The first open instant at or after `at`; `at` itself while open. Throws Missing when there is none within 400 days. */
  nextOpening(at: Instant): Instant
  /** When the desk next closes: the end of the opening that holds `at`, or else of the next one. Undefined: not within 400 days. */
  closingOf(at: Instant): Instant | undefined
}

/** How far ahead an opening or closing is looked for. */
export const HORIZON_DAYS = 400
