import type { Hours, Interval } from '#shared/configuration/schema.ts'
import { Missing } from '#shared/errors.ts'
import type { Instant, Millis } from '#shared/instant.ts'
import type { BusinessCalendar } from './business-calendar.ts'
import { dayNumber, isoDate } from './local-day.ts'
import { hoursOfWeek } from './opening-days.ts'
import { type Timeline, timeline } from './timeline.ts'
import { type LocalDay, zoneNamed } from './zone.ts'

/**
 * The calendar of a desk.
 * @param hours half-open local intervals a weekday, with special days that win over week, yearly days and holidays; or `always`
 * @param zone IANA name; RangeError when unknown
 * @param holidayDates local days (`2026-12-25`) on which the desk is closed, unless its hours say `onHolidays`
 */
export function compileCalendar(hours: Hours, zone: string, holidayDates: readonly string[]): BusinessCalendar {
  if (hours === 'always') return ALWAYS
  const holidays = new Set(hours.onHolidays ? [] : holidayDates.map(dayNumber))
  const special = new Map((hours.days ?? []).map((day) => [dayNumber(day.date), day.open]))
  const yearly = new Map((hours.yearly ?? []).map(({ day, open }) => [day, open]))
  const ordinary = (day: LocalDay): readonly Interval[] => {
    const usual = holidays.has(day) ? [] : hoursOfWeek(hours.week, day)
    // A half day that falls on a Sunday opens nothing.
    return usual.length === 0 || yearly.size === 0 ? usual : (yearly.get(isoDate(day).slice(5)) ?? usual)
  }
  return deskCalendar(timeline(zoneNamed(zone), (day) => special.get(day) ?? ordinary(day)))
}

const deskCalendar = (line: Timeline): BusinessCalendar => ({
  isOpen: line.isOpen,
  businessMillis: line.businessMillis,
  addBusinessMillis: (from, duration) => found(line.addBusinessMillis(from, notNegative(duration))),
  nextOpening: (at) => found(line.nextOpening(at)),
  closingOf: line.closingOf,
})

/** A desk that is staffed day and night: business time is calendar time. */
const ALWAYS: BusinessCalendar = {
  isOpen: () => true,
  businessMillis: (from, to) => to - from,
  addBusinessMillis: (from, duration) => from + notNegative(duration),
  nextOpening: (at) => at,
  closingOf: () => undefined,
}

function found(at: Instant | undefined): Instant {
  if (at === undefined) throw new Missing('an opening of the desk within 400 days')
  return at
}

function notNegative(duration: Millis): Millis {
  if (duration < 0 || !Number.isFinite(duration)) throw new RangeError('business time can only be added forward')
  return duration
}
