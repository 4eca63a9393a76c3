import { localeOf } from '../../platform/times.ts'

/** A stretch of a day at which somebody can be called, in ms since the epoch. */
export interface Slot {
  readonly id: string
  readonly from: number
  readonly to: number
  /** `Mo., 30. Nov., 09:00–12:00`. */
  readonly name: string
}

const DAY_MS = 24 * 60 * 60_000
const HOUR_MS = 60 * 60_000
/** Hours on the institute's clock: a morning and an afternoon. */
const STRETCHES = [
  [9, 12],
  [13, 17],
] as const
const DAYS = 4

/** Mornings and afternoons of the next weekdays after today, on the clock of an IANA zone, in words of a language. */
export function slotsAfter(now: number, language: string, zone: string): readonly Slot[] {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const today = midnightOn(now, zone)
  const days = Array.from({ length: 7 }, (_, index) => today + (index + 1) * DAY_MS)
    .filter((day) => !WEEKEND.includes(new Date(day).getUTCDay()))
    .slice(0, DAYS)
  return days.flatMap((day) =>
    STRETCHES.map(([begins, ends]) => {
      const from = instantOf(day + begins * HOUR_MS, zone)
      const to = instantOf(day + ends * HOUR_MS, zone)
      return { id: String(from), from, to, name: format.formatRange(from, to) }
    }),
  )
}

const WEEKEND: readonly number[] = [0, 6]

/** What the wall clock of a zone shows, as if it were UTC. */
function wallOf(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
  }).formatToParts(at)
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'))
}

const midnightOn = (at: number, zone: string): number => Math.floor(wallOf(at, zone) / DAY_MS) * DAY_MS

/** When the wall clock shows that hour; by day, when no clock changes. */
const instantOf = (wall: number, zone: string): number => wall - (wallOf(wall, zone) - wall)
