import { DAY, type Instant } from '#shared/instant.ts'
import { invalidInput } from './refusal.ts'

/** Longest range of one answer: reading it stays well within a function's time-out. */
const MOST_DAYS = 93

/** The range asked for; by default so many days up to now. Throws Refusal (422) for one that is empty or too long. */
export function rangeOf(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Instant,
  defaultDays = 7,
): { readonly from: Instant; readonly to: Instant } {
  const to = query.to === undefined ? now : Date.parse(query.to)
  const from = query.from === undefined ? to - defaultDays * DAY : Date.parse(query.from)
  if (from >= to) throw invalidInput([{ path: 'from', message: 'must be before to' }])
  if (to - from > MOST_DAYS * DAY)
    throw invalidInput([{ path: 'from', message: `must be at most ${MOST_DAYS} days before to` }])
  return { from, to }
}
