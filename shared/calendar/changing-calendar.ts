import type { Instant } from '#shared/instant.ts'
import type { BusinessCalendar } from './business-calendar.ts'

/** Open time between two instants. */
export type OpenTime = Pick<BusinessCalendar, 'businessMillis'>

/** A calendar and since when it holds. */
export interface CalendarInForce {
  readonly since: Instant
  readonly calendar: OpenTime
}

/**
 * Open time where calendars follow one another: each stretch is measured by the calendar that held in it. The first one
 * also holds before its time. Additive and monotone as each of them is. Pure.
 * @param inForce at least one, in order of time
 */
export function changingCalendar(inForce: readonly CalendarInForce[]): OpenTime {
  const stretches = inForce.map(({ since, calendar }, position) => ({
    calendar,
    from: position === 0 ? Number.NEGATIVE_INFINITY : since,
    to: inForce[position + 1]?.since ?? Number.POSITIVE_INFINITY,
  }))
  function openMillis(from: Instant, to: Instant): number {
    let sum = 0
    for (const stretch of stretches) {
      const [begins, ends] = [Math.max(from, stretch.from), Math.min(to, stretch.to)]
      if (begins < ends) sum += stretch.calendar.businessMillis(begins, ends)
    }
    return sum
  }
  return { businessMillis: (from, to) => (from <= to ? openMillis(from, to) : 0 - openMillis(to, from)) }
}
