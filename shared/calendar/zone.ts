import { Temporal } from 'temporal-polyfill'
import { DAY, HOUR, type Instant, type Millis } from '#shared/instant.ts'

/** Days since 1970-01-01 in the local calendar of a zone: a date as an integer. */
export type LocalDay = number

/** A stretch of time in which the zone's distance from UTC does not change: [from, to). */
interface OffsetRange {
  readonly from: Instant
  readonly to: Instant
  /** Local wall time less UTC. */
  readonly offset: Millis
}

/** Arithmetic between instants and the local calendar of one IANA zone. */
export interface Zone {
  readonly rangeAt: (at: Instant) => OffsetRange
  readonly dayOf: (at: Instant) => LocalDay
  /** The first instant whose local date is that day or later (days that a zone skipped are empty). */
  readonly startOf: (day: LocalDay) => Instant
}

/** No zone was ever further ahead of UTC than this. */
const FURTHEST_AHEAD: Millis = 16 * HOUR

const zones = new Map<string, Zone>()

/**
 * The zone's rules, from the engine's IANA data by Temporal, asked once for each stretch between two transitions.
 * Throws RangeError for a name that is not an IANA zone. Compiled zones are kept: all desks of an institute share one.
 */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name)
  if (known !== undefined) return known
  const compiled = compileZone(name)
  zones.set(name, compiled)
  return compiled
}

function compileZone(name: string): Zone {
  let last = lookUp(name, 0)
  const ranges = [last]

  function rangeAt(at: Instant): OffsetRange {
    if (at >= last.from && at < last.to) return last
    let found = ranges.find((range) => at >= range.from && at < range.to)
    if (found === undefined) {
      found = lookUp(name, at)
      ranges.push(found)
    }
    last = found
    return found
  }

  return {
    rangeAt,
    dayOf: (at) => Math.floor((at + rangeAt(at).offset) / DAY),
    startOf(day) {
      const midnight = day * DAY
      let range = rangeAt(midnight - FURTHEST_AHEAD)
      while (midnight - range.offset >= range.to) range = rangeAt(range.to)
      return Math.max(range.from, midnight - range.offset)
    },
  }
}

function lookUp(name: string, at: Instant): OffsetRange {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name)
  // `previous` looks strictly before, so it is asked from just after: a transition at this very instant counts.
  const previous = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const next = moment.getTimeZoneTransition('next')
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: moment.offsetNanoseconds / 1_000_000,
  }
}
