import { intervalWithout } from '#shared/calendar/intervals.ts'
import type { Advisor, Desk, Interval, Week } from './schema.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly (keyof Week)[]
const WHOLE_DAY: readonly Interval[] = [{ from: '00:00', to: '24:00' }]

/** Hours of an ordinary week in which the desk is open and none of these people has a shift: `sat 09:00–14:00`. Pure. */
export const unstaffedHours = ({ hours }: Pick<Desk, 'hours'>, staff: readonly Pick<Advisor, 'shifts'>[]): string[] =>
  DAYS.flatMap((day) => {
    const open = hours === 'always' ? WHOLE_DAY : hours.week[day]
    const shifts = staff.flatMap((advisor) => advisor.shifts[day])
    return open.flatMap((interval) => intervalWithout(interval, shifts)).map(({ from, to }) => `${day} ${from}–${to}`)
  })
