import type { Advisor, Desk, Interval, Week } from './schema.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly (keyof Week)[]
const WHOLE_DAY: readonly Interval[] = [{ from: '00:00', to: '24:00' }]

/** Hours of an ordinary week in which the desk is open and none of these people has a shift: `sat 09:00–14:00`. Pure. */
export const unstaffedHours = ({ hours }: Pick<Desk, 'hours'>, staff: readonly Pick<Advisor, 'shifts'>[]): string[] =>
  DAYS.flatMap((day) => {
    const open = hours === 'always' ? WHOLE_DAY : hours.week[day]
    const shifts = staff.flatMap((advisor) => advisor.shifts[day])
    return open.flatMap((interval) => without(interval, shifts)).map(({ from, to }) => `${day} ${from}–${to}`)
  })

/** What of an interval is left; times of day as text compare as they follow each other. */
function without(open: Interval, taken: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  let { from } = open
  for (const shift of taken.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (shift.from >= open.to) break
    if (shift.from > from) left.push({ from, to: shift.from })
    if (shift.to > from) from = shift.to
  }
  return from < open.to ? [...left, { from, to: open.to }] : left
}
