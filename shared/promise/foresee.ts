import { expectation } from './estimate.ts'
import { ENOUGH, type Pace } from './pace.ts'

/** A promise that waits for its reply; durations in the pace's unit, counted from when it was given. */
export interface OpenPromise {
  /** What lay ahead for each person when it was given. */
  readonly pressure: number
  readonly length: number
  readonly elapsed: number
}

/** With too little history a promise is in danger in the last part of its time. */
const LAST_PART = 5 / 6

/**
 * How likely a promise breaks that has not been answered so far: of the recent replies that would have taken longer than
 * what has passed, under the pressure and with the correction that it was given with, the share that would have taken
 * longer than promised. 1 when none took so long. Pure.
 */
export function breakingLikelihood(pace: Pace, { pressure, length, elapsed }: OpenPromise): number {
  if (elapsed >= length) return 1
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
