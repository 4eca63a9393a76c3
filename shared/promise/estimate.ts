import { ENOUGH, type Observation, type Pace, pressureOf, type Situation } from './pace.ts'

/** What is aimed at. */
export interface Aim {
  /** Share of promises to be kept, between 0 and 1. */
  readonly level: number
  /** Length of a promise while there is too little history, in the pace's unit. */
  readonly target: number
}

/** A promise's length and what it was computed from. */
export interface Estimate {
  readonly from: 'target' | 'history'
  /** Replies that it was computed from. */
  readonly replies: number
  /** What the target, or the recent replies under this pressure, say. In the pace's unit. */
  readonly quantile: number
  /** Factor that past promises taught. */
  readonly correction: number
  /** `quantile` × `correction`. */
  readonly length: number
}

/** How many replies weigh as much as the guess that one inquiry ahead costs what one reply takes. */
const GUESS_WEIGHT = 5

/**
 * How long a promise must be for a share of `level` to be kept. The durations of the recent replies are
 * divided by what was to be expected under the pressure that each met, the quantile of these ratios is taken (with the
 * finite-sample rank of split conformal prediction) and multiplied by what is to be expected now; then comes the online
 * correction of `judge`.
 * Never falls as more lies ahead. Pure, O(n log n) in the recent replies.
 */
export function estimate(pace: Pace, situation: Situation, { level, target }: Aim): Estimate {
  const { recent } = pace
  const correction = Math.exp(pace.stretch)
  if (recent.length < ENOUGH) {
    return { from: 'target', replies: recent.length, quantile: target, correction, length: target * correction }
  }
  const expected = expectation(recent)
  const seen = rank(
    recent.map(({ took, pressure }) => took / expected(pressure)),
    level,
  )
  const ratio = Math.max(seen, DRIFT)
  const quantile = ratio * expected(pressureOf(situation))
  return { from: 'history', replies: recent.length, quantile, correction, length: quantile * correction }
}

/**
 * How long a reply takes under a pressure, on average: a straight line through the recent replies by least squares, whose
 * slope is drawn to the mean duration while little is known. It never falls, and is above zero from the start.
 */
export function expectation(recent: readonly Observation[]): (pressure: number) => number {
  const took = mean(recent.map((one) => one.took))
  const pressure = mean(recent.map((one) => one.pressure))
  let [square, product] = [GUESS_WEIGHT, GUESS_WEIGHT * took]
  for (const one of recent) {
    square += (one.pressure - pressure) ** 2
    product += (one.pressure - pressure) * (one.took - took)
  }
  const slope = Math.max(0, product / square)
  const alone = Math.max(
    took - slope * pressure,
    LEAST_ALONE *
      rank(
        recent.map((one) => one.took),
        0.5,
      ),
    Number.MIN_VALUE,
  )
  return (ahead) => alone + slope * ahead
}

/** However alike the recent replies were for what lay ahead of them, the next ones may differ from them by so much. */
const DRIFT = 1.5

/** Where the line comes out too steep, a reply with nothing ahead still takes this part of the median. */
const LEAST_ALONE = 0.25

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The ⌈(n + 1) level⌉-th smallest, the largest where there are too few. */
function rank(values: readonly number[], level: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = Math.min(sorted.length, Math.ceil((sorted.length + 1) * level))
  return sorted[place - 1] ?? 0
}
