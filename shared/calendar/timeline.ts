import type { Interval } from '#shared/configuration/schema.ts'
import type { Instant, Millis } from '#shared/instant.ts'
import { HORIZON_DAYS } from './business-calendar.ts'
import { type OpeningDay, openingDay } from './opening-days.ts'
import type { LocalDay, Zone } from './zone.ts'

const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

/** Open time as a line that can be walked: what desks' calendars and advisors' shifts have in common. */
export interface Timeline {
  isOpen(at: Instant): boolean
  businessMillis(from: Instant, to: Instant): Millis
  /** Undefined beyond the horizon. */
  addBusinessMillis(from: Instant, duration: Millis): Instant | undefined
  nextOpening(at: Instant): Instant | undefined
  closingOf(at: Instant): Instant | undefined
}

/** @param hoursOn the hours of a local day, half-open, possibly none. Must be pure: each day is asked once. */
export function timeline(zone: Zone, hoursOn: (day: LocalDay) => readonly Interval[]): Timeline {
  const days = new Map<LocalDay, OpeningDay>()
  // Open time from an arbitrary first day to the start of each day between `low` and `high`: a difference of two such
  // sums spans years without visiting their days again.
  const sums = new Map<LocalDay, Millis>()
  let low = { day: 0, sum: 0 }
  let high = low

  function dayAt(day: LocalDay): OpeningDay {
    const known = days.get(day)
    if (known !== undefined) return known
    const made = openingDay(zone, day, hoursOn(day))
    days.set(day, made)
    return made
  }

  function sumBefore(day: LocalDay): Millis {
    const known = sums.get(day)
    if (known !== undefined) return known
    if (sums.size === 0) {
      low = { day, sum: 0 }
      high = low
      sums.set(day, 0)
    }
    while (high.day < day) {
      high = { day: high.day + 1, sum: high.sum + openMillis(dayAt(high.day)) }
      sums.set(high.day, high.sum)
    }
    while (low.day > day) {
      low = { day: low.day - 1, sum: low.sum - openMillis(dayAt(low.day - 1)) }
      sums.set(low.day, low.sum)
    }
    return day === low.day ? low.sum : high.sum
  }

  function elapsed(at: Instant): Millis {
    const day = dayOf(zone, at)
    let sum = sumBefore(day)
    for (const { from, to } of dayAt(day).openings) {
      if (at <= from) break
      sum += Math.min(at, to) - from
    }
    return sum
  }

  function addBusinessMillis(from: Instant, duration: Millis): Instant | undefined {
    const first = dayOf(zone, from)
    let left = elapsed(from) + duration - sumBefore(first)
    for (let day = first, closed = 0; closed <= HORIZON_DAYS; day += 1) {
      const { openings } = dayAt(day)
      closed = openings.length === 0 ? closed + 1 : 0
      for (const opening of openings) {
        const length = opening.to - opening.from
        if (left < length) return opening.from + left
        left -= length
      }
    }
    return undefined
  }

  const openingAt = (at: Instant) =>
    dayAt(dayOf(zone, at)).openings.find((opening) => at >= opening.from && at < opening.to)

  return {
    isOpen: (at) => openingAt(at) !== undefined,
    businessMillis: (from, to) => elapsed(to) - elapsed(from),
    addBusinessMillis,
    nextOpening: (at) => addBusinessMillis(at, 0),
    closingOf(at) {
      const start = addBusinessMillis(at, 0)
      if (start === undefined) return undefined
      const first = zone.dayOf(start)
      let closing = openingAt(start)?.to ?? start
      // An opening that reaches midnight goes on where the next day begins with one.
      for (let day = first; day - first <= HORIZON_DAYS; day += 1) {
        if (closing !== dayAt(day).to) return closing
        const goesOn = dayAt(day + 1).openings.find((opening) => opening.from === closing)
        if (goesOn === undefined) return closing
        closing = goesOn.to
      }
      return undefined
    },
  }
}

/** Refuses nonsense before it makes millions of days. */
function dayOf(zone: Zone, at: Instant): LocalDay {
  if (!(at > EARLIEST && at < LATEST)) throw new RangeError('calendars cover the years 1900 to 2199')
  return zone.dayOf(at)
}

const openMillis = (day: OpeningDay): Millis => day.openings.reduce((sum, { from, to }) => sum + to - from, 0)
