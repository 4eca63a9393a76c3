import { type Observation, type Pace, pressureOf, type Situation } from './pace.ts'

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

/** With fewer replies the target holds. */
const ENOUGH = 15
/** How many replies weigh as much as the guess that one inquiry ahead costs what one reply takes. */
const GUESS_WEIGHT = 5

/**
 * How long a promise must be for a share of `level` to be kept. The recent replies are freed of what the work ahead of
 * them cost (a straight line through pressure and duration), their quantile is taken (with the finite-sample rank of
 * split conformal prediction), and what the work ahead costs now is added; then the online correction of `judge`.
 * Never falls as more lies ahead. Pure, O(n log n) in the recent replies.
 */
export function estimate(pace: Pace, situation: Situation, { level, target }: Aim): Estimate {
  const { recent } = pace
  const correction = Math.exp(pace.stretch)
  if (recent.length < ENOUGH) {
    return { from: 'target', replies: recent.length, quantile: target, correction, length: target * correction }
  }
  const cost = costAhead(recent)
  const alone = rank(
    recent.map(({ took, pressure }) => took - cost * pressure),
    level,
  )
  // Where the line is too steep, "alone" may come out as nothing: a tenth of the replies have been faster than this.
  const least = rank(
    recent.map(({ took }) => took),
    0.1,
  )
  const quantile = Math.max(least, alone + cost * pressureOf(situation))
  return { from: 'history', replies: recent.length, quantile, correction, length: quantile * correction }
}

/** What one inquiry ahead for each person adds: least squares, drawn to the mean duration while little is known, never negative. */
function costAhead(recent: readonly Observation[]): number {
  const took = mean(recent.map((one) => one.took))
  const pressure = mean(recent.map((one) => one.pressure))
  let [square, product] = [GUESS_WEIGHT, GUESS_WEIGHT * took]
  for (const one of recent) {
    square += (one.pressure - pressure) ** 2
    product += (one.pressure - pressure) * (one.took - took)
  }
  return Math.max(0, product / square)
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The ⌈(n + 1) level⌉-th smallest, the largest where there are too few. */
function rank(values: readonly number[], level: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = Math.min(sorted.length, Math.ceil((sorted.length + 1) * level))
  return sorted[place - 1] ?? 0
}
