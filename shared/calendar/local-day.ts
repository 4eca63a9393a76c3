import { DAY, HOUR, type Instant, MINUTE } from '#shared/instant.ts'
import { type LocalDay, zoneNamed } from './zone.ts'

/** The date that a calendar on the wall shows at that instant, `2026-11-24`. Throws RangeError for an unknown zone. */
export const localDay = (at: Instant, zone: string): string => isoDate(zoneNamed(zone).dayOf(at))

/** `2026-11-24` as a day number. The text must be a valid ISO date (the configuration's schema sees to it). */
export const dayNumber = (date: string): LocalDay => Date.parse(`${date}T00:00:00Z`) / DAY

/** A day number as `2026-11-24`. */
export const isoDate = (day: LocalDay): string => new Date(day * DAY).toISOString().slice(0, 10)

/** The time that a clock on the wall shows at that instant, to the minute begun: `09:30`. Throws RangeError for an unknown zone. */
export function localTime(at: Instant, zone: string): string {
  const millis = (((at + zoneNamed(zone).rangeAt(at).offset) % DAY) + DAY) % DAY
  return `${twoDigits(millis / HOUR)}:${twoDigits((millis % HOUR) / MINUTE)}`
}

const twoDigits = (value: number): string => String(Math.floor(value)).padStart(2, '0')
