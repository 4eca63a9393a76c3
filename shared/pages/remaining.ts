import { DAY, HOUR, type Instant, MINUTE } from '#shared/instant.ts'

/** How far a promise is: the time left in words that do not hurry anybody, and the share of the way gone (0 to 1). */
export interface Remaining {
  readonly words: string
  readonly share: number
}

/**
 * What is left of the way from one instant to another: in minutes below an hour, in hours below a day, then in days;
 * undefined once it is over. Pure; runs on the page as well.
 */
export function remaining(from: Instant, by: Instant, now: Instant, locale: string): Remaining | undefined {
  const left = by - now
  if (left <= 0) return undefined
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  const words =
    left < HOUR
      ? format.format(Math.max(1, Math.round(left / MINUTE)), 'minute')
      : left < DAY
        ? format.format(Math.round(left / HOUR), 'hour')
        : format.format(Math.round(left / DAY), 'day')
  return { words, share: Math.min(1, Math.max(0, (now - from) / Math.max(1, by - from))) }
}
