import type { Times } from '../../platform/times.ts'
import type { Person } from '../api-shapes.ts'

/** When somebody's duty ends or begins, as a key of `team.duty` with its time; undefined: nothing is planned. */
export function dutyOf(
  { onDutyUntil, nextShiftAt }: Pick<Person, 'onDutyUntil' | 'nextShiftAt'>,
  times: Times,
  now: number,
): { readonly key: 'until' | 'from'; readonly at: string } | undefined {
  if (onDutyUntil !== undefined) return { key: 'until', at: times.short(Date.parse(onDutyUntil), now) }
  return nextShiftAt === undefined ? undefined : { key: 'from', at: times.short(Date.parse(nextShiftAt), now) }
}

/** How many are there, and how many come later on the same day. `day` names the day of a time, in ms. */
export function staffing(
  people: readonly Pick<Person, 'presence' | 'onDutyUntil' | 'nextShiftAt'>[],
  now: number,
  day: (at: number) => string,
): { readonly there: number; readonly later: number } {
  const there = people.filter(({ presence }) => presence === 'available').length
  const later = people.filter(
    ({ presence, onDutyUntil, nextShiftAt }) =>
      presence !== 'available' &&
      onDutyUntil === undefined &&
      nextShiftAt !== undefined &&
      day(Date.parse(nextShiftAt)) === day(now),
  ).length
  return { there, later }
}

type Absence = Person['absences'][number]

/** `3.–5. Dez.`, with its hours where it is not of whole days. Days are days of the institute, whatever the reader's zone. */
export function absenceIn(locale: string, { from, to, hours }: Absence): string {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const days = from === to ? format.format(Date.parse(from)) : format.formatRange(Date.parse(from), Date.parse(to))
  return hours === undefined ? days : `${days} ${hours.from}–${hours.to}`
}
