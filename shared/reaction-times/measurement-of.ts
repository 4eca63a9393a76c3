import type { BusinessCalendar } from '#shared/calendar/business-calendar.ts'
import type { InquiryEvent } from '#shared/inquiry/inquiry.ts'
import { type Instant, SECOND } from '#shared/instant.ts'
import { inHoursTouching } from './hours.ts'
import type { Measurement } from './reaction-times.ts'

/**
 * The calendar of a desk as the version of the configuration has it under which the event happened, so that a holiday
 * added today changes no figure of yesterday. Throws Missing for a desk that this version does not have.
 */
export type CalendarOf = (desk: string, configVersion: number) => BusinessCalendar

/** What an event adds to the reaction times; undefined when it is no milestone. Both durations in seconds. Pure. */
export function measurementOf(event: InquiryEvent, calendarOf: CalendarOf): Measurement | undefined {
  const { milestone } = event
  if (milestone === undefined) return undefined
  const { from, to } = milestone
  return {
    marker: `${event.inquiryId}/${milestone.name}/${milestone.round}`,
    at: to,
    milestone: milestone.name,
    channel: event.channel,
    desk: event.desk,
    topic: event.topic,
    language: event.language,
    // Clocks of two machines may disagree by a little: a milestone never lies before its beginning.
    calendarSeconds: Math.max(0, to - from) / SECOND,
    businessSeconds: Math.max(0, calendarOf(event.desk, event.configVersion).businessMillis(from, to)) / SECOND,
    ...(milestone.kept === undefined ? {} : { kept: milestone.kept }),
  }
}

/**
 * The measurements of all hours that touch [from, to), from the inquiries' events in any order and with duplicates:
 * what ReactionTimes.replace takes, and the same numbers that counting one by one gives. Pure.
 */
export function rebuildFrom(
  events: Iterable<InquiryEvent>,
  range: { readonly from: Instant; readonly to: Instant },
  calendarOf: CalendarOf,
): Measurement[] {
  const byMarker = new Map<string, Measurement>()
  for (const event of events) {
    const measurement = measurementOf(event, calendarOf)
    if (measurement === undefined || !inHoursTouching(measurement.at, range.from, range.to)) continue
    const other = byMarker.get(measurement.marker)
    if (other === undefined || measurement.at < other.at) byMarker.set(measurement.marker, measurement)
  }
  return [...byMarker.values()]
}
