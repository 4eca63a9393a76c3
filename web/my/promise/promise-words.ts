import { localeOf } from '../../platform/times.ts'

/** A promised time in parts, for a text to put together. */
export interface PromisedTime {
  readonly day: 'today' | 'tomorrow' | 'later'
  /** As people of the language read a clock: `16:30`, `4:30 pm`. */
  readonly time: string
  /** `Mittwoch, 2. Dezember`. */
  readonly date: string
}

/** Names the day of a promise as seen from now, in a language and IANA zone; `by` and `now` in ms since the epoch. */
export function promisedTime(by: number, now: number, language: string, zone: string): PromisedTime {
  const locale = localeOf(language)
  const format = (options: Intl.DateTimeFormatOptions, at: number): string =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(at)
  const ahead = dayOf(by, zone) - dayOf(now, zone)
  return {
    day: ahead <= 0 ? 'today' : ahead === 1 ? 'tomorrow' : 'later',
    time: format({ hour: 'numeric', minute: '2-digit', hour12: language === 'en' }, by),
    date: format({ weekday: 'long', day: 'numeric', month: 'long' }, by),
  }
}

/** Days since 1970 on the zone's calendar. */
function dayOf(at: number, zone: string): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at)
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}
