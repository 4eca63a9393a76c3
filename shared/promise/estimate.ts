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

/**
 * How long a promise must be for a share of `level` to be kept. The durations of the recent replies are
 * divided by what was to be expected under the pressure that each met, the quantile of these ratios is taken (with the
 * finite-sample rank of split conformal prediction) and multiplied by what is to be expected now; then comes the online
 * correction of `judge`, never below `leastStretch`.
 * Never falls as more lies ahead. Pure, O(n log n) in the recent replies.
 */
export function estimate(pace: Pace, situation: Situation, { level, target }: Aim): Estimate {
  const { recent } = pace
  if (recent.length < ENOUGH) {
    const correction = Math.exp(pace.stretch)
    return { from: 'target', replies: recent.length, quantile: target, correction, length: target * correction }
  }
  const expected = expectation(recent)
  const ratio = ratioQuantile(recent, expected, level)
  const pressure = pressureOf(situation)
  const quantile = ratio * expected(pressure)
  const correction = Math.exp(Math.max(pace.stretch, leastLog(expected, ratio, pressure)))
  return { from: 'history', replies: recent.length, quantile, correction, length: quantile * correction }
}

/** However alike the recent replies were for what lay ahead of them: the wait for the next ones may be longer by so much. */
const DRIFT = 1.25

/**
 * The least logarithm of the correction under a pressure: no promise is shorter than the wait for what lies ahead, and a
 * quarter more. Where much lies ahead, all replies are as late as the queue says; their quantile leaves no room for the
 * queue's own error then, and a long row of kept promises must not eat it up either, because what they teach is known only
 * after thousands more have been given. Pure.
 */
export function leastStretch({ recent }: Pace, level: number, pressure: number): number {
  if (recent.length < ENOUGH) return Number.NEGATIVE_INFINITY
  const expected = expectation(recent)
  return leastLog(expected, ratioQuantile(recent, expected, level), pressure)
}

const leastLog = (expected: (pressure: number) => number, ratio: number, pressure: number): number =>
  Math.log((DRIFT / ratio) * (1 - expected(0) / expected(pressure)))

/** Below it the replies do not say anything: most of them took no time. */
const LEAST_RATIO = 0.1

/** The quantile of what the recent replies took over what was to be expected of them. */
function ratioQuantile(recent: readonly Observation[], expected: (pressure: number) => number, level: number): number {
  const ratios = recent.map(({ took, pressure }) => took / expected(pressure))
  return Math.max(rank(ratios, level), LEAST_RATIO)
}

/** So many replies weigh as much as the guess that a reply takes as long as each inquiry ahead of it costs. */
const GUESS_WEIGHT = 5

/** In the pace's unit: nothing is divided by zero. */
const LEAST_GUESS = 1e-6

/** However steep the line comes out, a reply with nothing ahead takes this part of the guess. */
const LEAST_ALONE = 0.25

/**
 * How long a reply takes under a pressure, on average: a straight line through the recent replies by least squares of
 * relative errors, because a wait of days is known no better by the minute than one of minutes. Both its ends are drawn to
 * the guess while little is known: a desk where nothing was free for weeks still knows what a free day would be like.
 * It never falls, and is above zero from the start.
 */
export function expectation(recent: readonly Observation[]): (pressure: number) => number {
  const shares = recent.map(({ took, pressure }) => took / (1 + pressure))
  const guess = Math.max(rank(shares, 0.5), LEAST_GUESS)
  // Normal equations in units of the guess, each reply divided by what the guess says of it.
  let [alone2, both, slope2, aloneTook, slopeTook] = [GUESS_WEIGHT, 0, GUESS_WEIGHT, GUESS_WEIGHT, GUESS_WEIGHT]
  for (const { took, pressure } of recent) {
    const [one, ahead, ratio] = [1 / (1 + pressure), pressure / (1 + pressure), took / guess / (1 + pressure)]
    alone2 += one * one
    both += one * ahead
    slope2 += ahead * ahead
    aloneTook += one * ratio
    slopeTook += ahead * ratio
  }
  const slope = Math.max(0, (alone2 * slopeTook - both * aloneTook) / (alone2 * slope2 - both * both))
  const alone = Math.max(LEAST_ALONE, (aloneTook - both * slope) / alone2)
  return (pressure) => guess * (alone + slope * pressure)
}

/** The ⌈(n + 1) level⌉-th smallest, the largest where there are too few. */
function rank(values: readonly number[], level: number): number {
  // Sorts as numbers, ten times as fast as an array with a comparison.
  const sorted = Float64Array.from(values).sort()
  const place = Math.min(sorted.length, Math.ceil((sorted.length + 1) * level))
  return sorted[place - 1] ?? 0
}
