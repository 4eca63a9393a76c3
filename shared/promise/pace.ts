/**
 * How fast a desk answers, as far as it has been seen. All durations of one pace are in one unit that the caller
 * chooses: business minutes at a desk, seconds in a simulation of calls.
 */
export interface Pace {
  /** The latest first replies, oldest first; at most RECENT. */
  readonly recent: readonly Observation[]
  /** Natural logarithm of the factor by which promises are longer than the quantile of the recent replies says. */
  readonly stretch: number
  /** Promises that turned out kept or broken. */
  readonly judged: number
}

/** One first reply: how long it took from its promise on, and what lay ahead of it then. */
export interface Observation {
  readonly took: number
  /** Inquiries ahead for each person on duty. */
  readonly pressure: number
}

/** Enough for a quantile of nine in ten, few enough to forget how it was before something changed. */
export const RECENT = 200

/** With fewer replies the configured target holds. */
export const ENOUGH = 15

/** A desk of which nothing is known yet. */
export const NO_PACE: Pace = { recent: [], stretch: 0, judged: 0 }

/** What is known when a promise is given. */
export interface Situation {
  /** Inquiries that will be answered first. */
  readonly ahead: number
  /** People who answer them, on average over the time that matters. */
  readonly onDuty: number
}

/** A desk with nobody counts as half a person: somebody will come, and a promise must be finite. */
const FEWEST = 0.5

export const pressureOf = ({ ahead, onDuty }: Situation): number => ahead / Math.max(FEWEST, onDuty)
