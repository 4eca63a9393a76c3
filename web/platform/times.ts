/** Written as people speak; plain `en` would be American. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB' }

export const localeOf = (language: string): string => LOCALES[language] ?? language

/** How times are shown in one language and zone; `now` and all times in ms since the epoch. */
export interface Times {
  /** `14:30` today, else `Mo., 3. März, 14:30`. */
  short(at: number, now: number): string
  /** `Mo., 3. März, 14:00–16:00`. */
  span(from: number, to: number): string
  /** The day with its year. */
  date(at: number): string
  /** With the year, to the minute. */
  full(at: number): string
  /** `in 20 Minuten`, `vor 2 Stunden`: rounded to the largest unit that fits. */
  distance(at: number, now: number): string
}

const MINUTE = 60_000
const UNITS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const

/** Formats times by the rules of a language (ECMA-402). */
export function createTimes(language: string, zone: string): Times {
  const locale = localeOf(language)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  const clock = format({ hour: '2-digit', minute: '2-digit' })
  const day = format({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const date = format({ dateStyle: 'short' })
  const dated = format({ dateStyle: 'medium' })
  const whole = format({ dateStyle: 'full', timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' })
  return {
    short: (at, now) => (date.format(at) === date.format(now) ? clock.format(at) : day.format(at)),
    span: (from, to) => day.formatRange(from, to),
    date: (at) => dated.format(at),
    full: (at) => whole.format(at),
    distance: (at, now) => {
      const [unit, length] = UNITS.find(([, ms]) => Math.abs(at - now) >= ms) ?? ['minute', MINUTE]
      return relative.format(Math.trunc((at - now) / length), unit)
    },
  }
}
