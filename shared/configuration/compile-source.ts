import { Malformed } from '#shared/errors.ts'
import { holidayDatesOf, regionProblem, type Years } from './holidays.ts'
import type { Configuration, ConfigurationSource } from './schema.ts'

/**
 * The configuration that is published: the source with the holidays of these years looked up, so that a later version
 * of the library changes no past figure. Throws Malformed for a country or state without a holiday calendar.
 */
export function compileSource(source: ConfigurationSource, years: Years): Configuration {
  const { holidays } = source.institute
  const problem = regionProblem(holidays)
  if (problem !== undefined) {
    throw new Malformed('the configuration', [{ path: 'institute.holidays', message: problem }])
  }
  return { ...source, holidayDates: holidayDatesOf(holidays, years) }
}
