import { expectation } from './estimate.ts'
import { ENOUGH, type Pace, pressureOf, type Situation } from './pace.ts'

/** A promise that waits for its reply; durations in the pace's unit. */
export interface OpenPromise {
  /** What lay ahead for each person when it was given. */
  readonly pressure: number
  /** Since it was given. */
  readonly elapsed: number
  /** Until it breaks. */
  readonly left: number
  /** What lies ahead of it now, and who is there to do it. */
  readonly situation: Situation
}

/** With too little history a promise is in danger in the last part of its time. */
const LAST_PART = 5 / 6

/**
 * How likely a promise breaks that has not been answered so far, from 0 to 1: the mean of two forecasts by the recent
 * replies. By what has passed: of those that would have taken longer than that, under the pressure that it was given with,
 * the share that would have taken longer than promised; 1 when none took so long. By what is ahead now: the share that would
 * take longer than what is left; so it rises when people leave. 1 once its time is over. Pure.
 */
export function breakingLikelihood(pace: Pace, { pressure, elapsed, left, situation }: OpenPromise): number {
  if (left <= 0) return 1
  const length = elapsed + left
  if (pace.recent.length < ENOUGH) return elapsed >= length * LAST_PART ? 1 : 0
  const expected = expectation(pace.recent)
  const ratios = pace.recent.map((one) => one.took / expected(one.pressure))
  const longer = (than: number, under: number) => ratios.filter((ratio) => ratio * expected(under) > than).length
  const still = longer(elapsed, pressure)
  const byTime = still === 0 ? 1 : longer(length, pressure) / still
  const byQueue = longer(left, pressureOf(situation)) / ratios.length
  return (byTime + byQueue) / 2
}
