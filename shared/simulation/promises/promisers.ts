import { delayRules } from '#shared/configuration/delay-rules.ts'
import { estimate } from '#shared/promise/estimate.ts'
import { breakingLikelihood } from '#shared/promise/foresee.ts'
import { judge, observe } from '#shared/promise/learn.ts'
import { NO_PACE, type Pace, pressureOf } from '#shared/promise/pace.ts'
import type { Arrival, Promiser } from './give-promises.ts'

/** Seconds that an operator would configure for every type before anything is known. */
const TARGET = 600
const LEVEL = 0.9

/** As long as an institute says nothing else. */
const DELAYS = delayRules.parse({})

/** The estimator that gives customers their promises, with a pace for each type of call. */
export function anklangPromiser(): Promiser {
  const paces = new Map<string, Pace>()
  const paceOf = (type: string): Pace => paces.get(type) ?? NO_PACE
  const judged = (arrival: Arrival, kept: boolean) =>
    paces.set(arrival.type, judge(paceOf(arrival.type), { kept, level: LEVEL, situation: arrival }))
  return {
    give: (arrival) => {
      const { length } = estimate(paceOf(arrival.type), arrival, { level: LEVEL, target: TARGET })
      return { arrival, length }
    },
    answered: ({ arrival, length }, took) => {
      const { type } = arrival
      if (took <= length) judged(arrival, true)
      paces.set(type, observe(paceOf(type), { took, pressure: pressureOf(arrival) }))
    },
    passed: ({ arrival }) => judged(arrival, false),
    foresees: ({ arrival }, look) =>
      breakingLikelihood(paceOf(arrival.type), { pressure: pressureOf(arrival), ...look }) >= DELAYS.likelihood,
  }
}

/** What service levels usually are. */
export const fixedTarget = (): Promiser => ({
  give: (arrival) => ({ arrival, length: TARGET }),
  answered: () => undefined,
})

/** Twice the mean of the last fifty calls of the type: what callers are told by many call centres. */
export function movingAverage(): Promiser {
  const recent = recentByType(50)
  return {
    give: (arrival) => {
      const took = recent.of(arrival.type)
      const length = took.length === 0 ? TARGET : (2 * took.reduce((sum, one) => sum + one, 0)) / took.length
      return { arrival, length }
    },
    answered: ({ arrival }, took) => recent.add(arrival.type, took),
  }
}

/** The 90 % quantile of the last two hundred calls of the type. */
export function rollingQuantile(): Promiser {
  const recent = recentByType(200)
  return {
    give: (arrival) => {
      const sorted = recent.of(arrival.type).toSorted((a, b) => a - b)
      const length = sorted[Math.min(sorted.length, Math.ceil((sorted.length + 1) * LEVEL)) - 1] ?? TARGET
      return { arrival, length }
    },
    answered: ({ arrival }, took) => recent.add(arrival.type, took),
  }
}

function recentByType(most: number) {
  const byType = new Map<string, readonly number[]>()
  const of = (type: string): readonly number[] => byType.get(type) ?? []
  return {
    of,
    add: (type: string, took: number): void => {
      byType.set(type, [...of(type), took].slice(-most))
    },
  }
}
