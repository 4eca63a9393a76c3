import Holidays from 'date-holidays'
import { dayNumber, isoDate } from '#shared/calendar/local-day.ts'
import { DAY } from '#shared/instant.ts'
import type { ConfigurationSource } from './schema.ts'

type Region = ConfigurationSource['institute']['holidays']
/** Calendar years, both included. */
export interface Years {
  readonly from: number
  readonly to: number
}

/** The years whose holidays are published with a configuration unless somebody says otherwise. */
export const PUBLISHED_YEARS: Years = { from: 2020, to: 2045 }

/** Days on which banks are shut; days that are merely observed, school holidays and the like do not close a desk. */
const CLOSING = ['public', 'bank'] as const

/** A sentence that says what would be right when the library knows no such country or state; undefined: it does. */
export function regionProblem({ country, state }: Region): string | undefined {
  const library = new Holidays()
  const countries = library.getCountries()
  if (!Object.hasOwn(countries, country)) return 'must be a country code of ISO 3166 such as DE'
  const states = library.getStates(country) ?? {}
  if (state === undefined || Object.hasOwn(states, state)) return undefined
  const codes = Object.keys(states)
  return codes.length === 0 ? 'must be left out: this country has no states' : `must be one of ${codes.join(', ')}`
}

/**
 * Whole local days on which desks are closed, `2026-12-25`, in order. A holiday of some hours (Christmas Eve from two
 * o'clock) closes nothing: an institute says by special days of a desk what it does then. The library is 12 MB, so this
 * runs where a configuration is published and never in a function.
 */
export function holidayDatesOf(region: Region, years: Years): string[] {
  const calendar =
    region.state === undefined ? new Holidays(region.country) : new Holidays(region.country, region.state)
  const days = new Set<string>()
  for (let year = years.from; year <= years.to; year += 1) {
    for (const { date, start, end, type } of calendar.getHolidays(year)) {
      if (!CLOSING.some((closing) => closing === type) || !date.includes(' 00:00:00')) continue
      // A day that loses an hour to summer time is whole as well.
      const length = Math.max(1, Math.floor((end.getTime() - start.getTime()) / DAY))
      const first = dayNumber(date.slice(0, 10))
      for (let day = first; day < first + length; day += 1) days.add(isoDate(day))
    }
  }
  return [...days].sort()
}
