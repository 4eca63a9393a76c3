import { type Observation, type Pace, RECENT } from './pace.ts'

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

/**
 * A promise turned out kept or broken: the next ones become a little shorter or, nine times as much at a level of 0.9,
 * longer. This is online gradient descent on the quantile loss of the logarithm of duration over quantile, so that the
 * share of kept promises goes to `level` for any sequence of outcomes (adaptive conformal inference, Gibbs and Candès
 * 2021, arXiv 2106.00170; with decaying steps, Angelopoulos, Barber and Bates 2024, arXiv 2402.01139): summing the
 * updates, |share broken − (1 − level)| ≤ (MOST − LEAST) / (SHORTEST_STEP × n) once steps are shortest, as long as the
 * factor that is needed lies within the bounds. Pure.
 */
export function judge(pace: Pace, kept: boolean, level: number): Pace {
  const judged = pace.judged + 1
  const step = Math.max(SHORTEST_STEP, FIRST_STEP * judged ** -DECAY)
  const stretch = pace.stretch + step * (level - (kept ? 1 : 0))
  return { ...pace, judged, stretch: Math.min(MOST, Math.max(LEAST, stretch)) }
}
