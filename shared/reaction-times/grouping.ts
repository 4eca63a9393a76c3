import { isoDate } from '#shared/calendar/local-day.ts'
import { zoneNamed } from '#shared/calendar/zone.ts'
import { iso } from '#shared/instant.ts'
import type { HourCell } from './reaction-times.ts'

export const GROUPINGS = ['channel', 'desk', 'topic', 'language', 'hour', 'day', 'weekday'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** In the order of the week; 1970-01-01 was a Thursday. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * The group that a cell belongs to. Cells hold whole hours of UTC: in a zone that is off by half an hour, the hour that
 * midnight divides counts for the day in which it begins.
 */
export function keyOf(cell: HourCell, groupBy: Grouping, zone: string): string {
  if (groupBy === 'hour') return iso(cell.hour)
  if (groupBy === 'day' || groupBy === 'weekday') {
    const day = zoneNamed(zone).dayOf(cell.hour)
    return groupBy === 'day' ? isoDate(day) : (WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'mon')
  }
  return cell[groupBy]
}

/** Keys in the order in which they are shown: weekdays as the week has them, all others as text. */
export const inOrder = (groupBy: Grouping, keys: readonly string[]): readonly string[] =>
  groupBy === 'weekday' ? WEEKDAYS.filter((day) => keys.includes(day)) : keys.toSorted()
