import { leastStretch } from './estimate.ts'
import { type Observation, type Pace, pressureOf, RECENT, type Situation } from './pace.ts'

/** A first reply came: it joins the recent ones. Pure. */
export const observe = (pace: Pace, observation: Observation): Pace => ({
  ...pace,
  recent: [...pace.recent, observation].slice(-RECENT),
})

/** First steps are long, so that a wrong target is mended soon; they shrink with their number down to the shortest. */
const FIRST_STEP = 0.3
const DECAY = 0.6
/** Kept above zero, because a desk may change at any time: about 50 outcomes are remembered. */
const SHORTEST_STEP = 0.05
/** Promises are stretched at most e³ ≈ 20-fold and shortened at most to a quarter. */
const [LEAST, MOST] = [-Math.log(4), 3]

/** With so many ahead of it a promise teaches half as much. */
const HALF_AT = 20

/** What a promise turned out to be. */
export interface Outcome {
  readonly kept: boolean
  /** Share of promises to be kept. */
  readonly level: number
  /** What lay ahead of it when it was given. */
  readonly situation: Situation
}

/**
 * A promise turned out kept or broken: the next ones become a little shorter or, nine times as much at a level of 0.9,
 * longer. This is online gradient descent on the quantile loss of the logarithm of duration over quantile, so that the
 * share of kept promises goes to `level` for any sequence of outcomes (adaptive conformal inference, Gibbs and Candès
 * 2021, arXiv 2106.00170; with decaying steps, Angelopoulos, Barber and Bates 2024, arXiv 2402.01139): summing the
 * updates, |share broken − (1 − level)| ≤ (MOST − LEAST) / (SHORTEST_STEP × n) once steps are shortest, as long as the
 * factor that is needed lies within the bounds, each outcome counted with its weight. The weight falls with what lay
 * ahead: so many promises were given before the outcome of this one was known, and all of them would turn out as it did
 * (Joulani, György and Szepesvári 2013, arXiv 1306.0686: steps shrink with the delay of what they learn from). Pure.
 */
export function judge(pace: Pace, { kept, level, situation }: Outcome): Pace {
  const judged = pace.judged + 1
  const step = Math.max(SHORTEST_STEP, FIRST_STEP * judged ** -DECAY) * (HALF_AT / (HALF_AT + situation.ahead))
  const stretch = pace.stretch + step * (level - (kept ? 1 : 0))
  const least = Math.max(LEAST, leastStretch(pace, level, pressureOf(situation)))
  return { ...pace, judged, stretch: Math.min(MOST, Math.max(least, stretch)) }
}
