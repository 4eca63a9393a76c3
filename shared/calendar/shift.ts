import type { Advisor, Interval } from '#shared/configuration/schema.ts'
import type { Instant } from '#shared/instant.ts'
import { intervalWithout } from './intervals.ts'
import { dayNumber } from './local-day.ts'
import { hoursOfWeek } from './opening-days.ts'
import { type Timeline, timeline } from './timeline.ts'
import { zoneNamed } from './zone.ts'

/** What an advisor's shifts, absences and holidays say at one instant. */
export interface Shift {
  readonly onDuty: boolean
  /** End of the present shift or, off duty, of the next one; undefined: no such end within 400 days. */
  readonly endsAt?: Instant
  /** Start of the next shift after the present one; undefined: none within 400 days. */
  readonly nextStartsAt?: Instant
}

export type ShiftWorker = Pick<Advisor, 'shifts' | 'absences' | 'worksOnHolidays'>

/**
 * Whether the advisor is on duty at `at`, when the present (or next) shift ends and the next one starts. Shifts are half-open
 * local intervals; an absence, of whole local days or some hours of them, wins over them like a holiday. Pure. Compiled shifts are
 * kept for as long as the advisor's object lives, so ask with the objects of one configuration.
 * @param zone IANA name; RangeError when unknown
 */
export function shiftAt(advisor: ShiftWorker, zone: string, holidayDates: readonly string[], at: Instant): Shift {
  const line = shiftsOf(advisor, zone, holidayDates)
  const onDuty = line.isOpen(at)
  const endsAt = line.closingOf(at)
  const after = onDuty ? endsAt : at
  const nextStartsAt = after === undefined ? undefined : line.nextOpening(after)
  return {
    onDuty,
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(nextStartsAt === undefined ? {} : { nextStartsAt }),
  }
}

interface Compiled {
  readonly zone: string
  readonly holidayDates: readonly string[]
  readonly line: Timeline
}
const compiled = new WeakMap<ShiftWorker, Compiled>()

function shiftsOf(advisor: ShiftWorker, zone: string, holidayDates: readonly string[]): Timeline {
  const known = compiled.get(advisor)
  if (known !== undefined && known.zone === zone && known.holidayDates === holidayDates) return known.line
  const line = compileShifts(advisor, zone, holidayDates)
  compiled.set(advisor, { zone, holidayDates, line })
  return line
}

function compileShifts(advisor: ShiftWorker, zone: string, holidayDates: readonly string[]): Timeline {
  const holidays = new Set(advisor.worksOnHolidays ? [] : holidayDates.map(dayNumber))
  const absences = advisor.absences.map(({ from, to, hours }) => ({ from: dayNumber(from), to: dayNumber(to), hours }))
  return timeline(zoneNamed(zone), (day) => {
    if (holidays.has(day)) return []
    const gone = absences.filter(({ from, to }) => day >= from && day <= to).map(({ hours }) => hours ?? WHOLE_DAY)
    const shifts = hoursOfWeek(advisor.shifts, day)
    return gone.length === 0 ? shifts : shifts.flatMap((shift) => intervalWithout(shift, gone))
  })
}

const WHOLE_DAY: Interval = { from: '00:00', to: '24:00' }
