import { dayNumber, isoDate, localDay, localTime } from '#shared/calendar/local-day.ts'
import { zoneNamed } from '#shared/calendar/zone.ts'
import type { Absence, Interval } from '#shared/configuration/schema.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import type { Occurrence } from './read-calendar.ts'

type Days = Omit<Absence, 'event'>

/**
 * An occurrence as absences on local days of a zone: whole days as one, other times a day each, rounded out to minutes.
 * Somebody is absent for all of it, also where the clocks change. Empty for what takes no time. Pure.
 */
export function absencesOf(occurrence: Occurrence, zone: string): readonly Days[] {
  if (occurrence.kind === 'days') {
    const last = isoDate(dayNumber(occurrence.to) - 1)
    return last < occurrence.from ? [] : [{ from: occurrence.from, to: last }]
  }
  const parts = occurrence.kind === 'instants' ? partsOf(occurrence, zone) : floatingParts(occurrence)
  return joined(parts)
}

interface Part {
  readonly day: string
  readonly hours: Interval
}

function partsOf({ from, to }: { readonly from: Instant; readonly to: Instant }, zone: string): readonly Part[] {
  if (to <= from) return []
  const { dayOf, startOf, rangeAt } = zoneNamed(zone)
  const parts: Part[] = []
  for (let day = dayOf(from); day <= dayOf(to - 1); day += 1) {
    const [begins, ends] = [Math.max(from, startOf(day)), Math.min(to, startOf(day + 1))]
    // A stretch without a change of the clocks reads the same on the wall as it lasts; a day has few of them.
    for (let at = begins; at < ends; at = Math.min(ends, rangeAt(at).to)) {
      const end = Math.min(ends, rangeAt(at).to)
      const until = Math.ceil(end / MINUTE) * MINUTE
      const time =
        localDay(until - 1, zone) === localDay(at, zone) && end < startOf(day + 1) ? wallEnd(until, zone) : '24:00'
      parts.push({ day: isoDate(day), hours: { from: localTime(at, zone), to: time } })
    }
  }
  return parts
}

/** The wall's time at the end of a stretch, read from just before it: a change of the clocks may begin there. */
function wallEnd(until: Instant, zone: string): string {
  const [hour = 0, minute = 0] = localTime(until - MINUTE, zone)
    .split(':')
    .map(Number)
  const total = hour * 60 + minute + 1
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

function floatingParts({ from, to }: { readonly from: string; readonly to: string }): readonly Part[] {
  if (to <= from) return []
  const [first, last] = [dayNumber(from.slice(0, 10)), dayNumber(to.slice(0, 10))]
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    day: isoDate(first + index),
    hours: { from: index === 0 ? from.slice(11) : '00:00', to: first + index === last ? to.slice(11) : '24:00' },
  })).filter(({ hours }) => hours.from < hours.to)
}

/** Whole days that follow one another as one absence. */
function joined(parts: readonly Part[]): readonly Days[] {
  const days: Days[] = []
  for (const { day, hours } of parts) {
    const whole = hours.from === '00:00' && hours.to === '24:00'
    const last = days.at(-1)
    if (whole && last !== undefined && last.hours === undefined && dayNumber(last.to) + 1 === dayNumber(day))
      days[days.length - 1] = { from: last.from, to: day }
    else days.push(whole ? { from: day, to: day } : { from: day, to: day, hours })
  }
  return days
}
