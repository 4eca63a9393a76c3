import { cellsOf } from '#shared/reaction-times/cells-of.ts'
import { inHoursTouching } from '#shared/reaction-times/hours.ts'
import type { Measurement, ReactionTimes } from '#shared/reaction-times/reaction-times.ts'
import { stored } from './stored.ts'

/** Counted milestones in memory: the measurements themselves, sketched when they are read. */
export function createMemoryReactionTimes(): ReactionTimes {
  const counted = new Set<string>()
  let measurements: Measurement[] = []
  return {
    count: async (measurement) => {
      if (counted.has(measurement.marker)) return 'already'
      counted.add(measurement.marker)
      measurements.push(stored(measurement))
      return 'counted'
    },
    cells: async (from, to) => cellsOf(measurements.filter(({ at }) => inHoursTouching(at, from, to))),
    replace: async (from, to, replacements) => {
      const fresh = replacements.filter(({ at }) => inHoursTouching(at, from, to)).map((one) => stored(one))
      measurements = [...measurements.filter(({ at }) => !inHoursTouching(at, from, to)), ...fresh]
      for (const { marker } of fresh) counted.add(marker)
    },
  }
}
