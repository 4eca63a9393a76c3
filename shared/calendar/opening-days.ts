import type { Interval, Week } from '#shared/configuration/schema.ts'
import { DAY, HOUR, type Instant, MINUTE, type Millis } from '#shared/instant.ts'
import type { LocalDay, Zone } from './zone.ts'

/** A stretch of open time: [from, to). */
interface Opening {
  readonly from: Instant
  readonly to: Instant
}

/** One local day: [from, to) in UTC and the openings in it, in order, not touching one another. */
export interface OpeningDay {
  readonly from: Instant
  readonly to: Instant
  readonly openings: readonly Opening[]
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly (keyof Week)[]

/** The week's hours of a local day. 1970-01-01 was a Thursday. */
export const hoursOfWeek = (week: Week, day: LocalDay): readonly Interval[] =>
  week[WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'mon']

/**
 * The openings of one local day as UTC intervals. The desk is open exactly while the clock on its wall shows a time
 * within `[from, to)`: an hour that the clocks skip is not open, an hour that they repeat is open twice.
 */
export function openingDay(zone: Zone, day: LocalDay, hours: readonly Interval[]): OpeningDay {
  const from = zone.startOf(day)
  const to = zone.startOf(day + 1)
  const openings: Opening[] = []
  for (let at = from; at < to; ) {
    const range = zone.rangeAt(at)
    const end = Math.min(range.to, to)
    for (const { from: opens, to: closes } of hours) {
      const midnight = day * DAY - range.offset
      const opening = { from: Math.max(at, midnight + millisOf(opens)), to: Math.min(end, midnight + millisOf(closes)) }
      if (opening.from < opening.to) openings.push(opening)
    }
    at = end
  }
  return { from, to, openings: joined(openings) }
}

/** `09:30` as milliseconds after midnight. */
const millisOf = (time: string): Millis => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE

function joined(openings: readonly Opening[]): readonly Opening[] {
  const result: Opening[] = []
  for (const next of openings.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last !== undefined && next.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) }
    } else result.push(next)
  }
  return result
}
