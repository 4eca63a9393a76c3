import { expectation } from './estimate.ts'
import { ENOUGH, type Pace, type Situation } from './pace.ts'

/** A promise that waits for its reply; durations in the pace's unit. */
export interface OpenPromise {
  /** What lay ahead for each person when it was given. */
  readonly pressure: number
  /** Since it was given. */
  readonly elapsed: number
  /** Until it breaks. */
  readonly left: number
  /** What lies ahead of it now, and who is there to do it; absent where that is not known. */
  readonly situation?: Situation
}

/** With too little history a promise is in danger in the last part of its time. */
const LAST_PART = 5 / 6

/**
 * How likely a promise breaks that has not been answered so far, from 0 to 1: of the recent replies that would have taken
 * longer than what has passed, under the pressure and with the correction that it was given with, the share that would have
 * taken longer than promised; 1 when none took so long. Pure.
 */
export function breakingLikelihood(pace: Pace, { pressure, elapsed, left }: OpenPromise): number {
  if (left <= 0) return 1
  const length = elapsed + left
  if (pace.recent.length < ENOUGH) return elapsed >= length * LAST_PART ? 1 : 0
  const still = durations(pace, pressure).filter((duration) => duration > elapsed)
  return still.length === 0 ? 1 : still.filter((duration) => duration > length).length / still.length
}

/** Durations of the recent replies as they would be under this pressure. */
function durations(pace: Pace, pressure: number): readonly number[] {
  const expected = expectation(pace.recent)
  const now = Math.exp(pace.stretch) * expected(pressure)
  return pace.recent.map((one) => (one.took / expected(one.pressure)) * now)
}
