import type { BusinessCalendar } from '#shared/calendar/business-calendar.ts'
import type { CustomerPromise } from '#shared/inquiry/inquiry.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import { spokenTime } from './spoken-time.ts'

/** From what a promise is computed. */
export interface PromiseInput {
  /** The desk's calendar in force. */
  readonly calendar: BusinessCalendar
  readonly now: Instant
  /** Business minutes within which the desk answers; above 0. */
  readonly minutes: number
  /** IANA zone of the institute: times are rounded as its clocks show them. */
  readonly zone: string
  /** Version of the configuration that the calendar comes from; kept with the promise. */
  readonly configVersion: number
  /** Urgent matters are rounded to the quarter hour however far away they are. */
  readonly urgent: boolean
}

/**
 * The time by which a person answers: so many business minutes from now, rounded up to how people speak. Never earlier
 * than now and those minutes, never outside the desk's hours (its closing is the last time that can be promised), never
 * earlier for more minutes. Pure.
 */
export function promiseWithin(input: PromiseInput): CustomerPromise {
  const { calendar, now, zone, urgent } = input
  // One millisecond is taken off and added again: adding business time gives the latest instant that fits, which after
  // a full day is the next morning, where a person would say "by closing time".
  const due = calendar.addBusinessMillis(now, Math.ceil(input.minutes * MINUTE) - 1) + 1
  const closing = calendar.closingOf(due - 1)
  const by = spokenTime(due, { now, zone, urgent, ...(closing === undefined ? {} : { latest: closing }) })
  return { by, givenAt: now, configVersion: input.configVersion }
}
