import type { MilestoneName } from '#shared/inquiry/inquiry.ts'
import { HOUR } from '#shared/instant.ts'
import { hourOf } from '#shared/reaction-times/hours.ts'
import type { HourCell, Measurement, ReactionTimes } from '#shared/reaction-times/reaction-times.ts'
import { sketchOf } from '#shared/reaction-times/sketch.ts'
import { stored } from './stored.ts'

/** Counted milestones in memory: the measurements themselves, sketched when they are read. */
export function createMemoryReactionTimes(): ReactionTimes {
  const counted = new Set<string>()
  let measurements: readonly Measurement[] = []
  return {
    count: async (measurement) => {
      if (counted.has(measurement.marker)) return 'already'
      counted.add(measurement.marker)
      measurements = [...measurements, stored(measurement)]
      return 'counted'
    },
    cells: async (from, to) => cellsOf(measurements.filter(({ at }) => touches(at, from, to))),
    replace: async (from, to, replacements) => {
      const fresh = replacements.filter(({ at }) => touches(at, from, to)).map((one) => stored(one))
      measurements = [...measurements.filter(({ at }) => !touches(at, from, to)), ...fresh]
      for (const { marker } of fresh) counted.add(marker)
    },
  }
}

const touches = (at: number, from: number, to: number): boolean =>
  from < to && hourOf(at) < to && hourOf(at) + HOUR > from

function cellsOf(measurements: readonly Measurement[]): HourCell[] {
  const cells = Map.groupBy(measurements, ({ at, channel, desk, topic, language }) =>
    [hourOf(at), channel, desk, topic, language].join('|'),
  )
  return [...cells.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { at, channel, desk, topic, language } = first
    const promises = own.filter(({ kept }) => kept !== undefined)
    const byMilestone = Map.groupBy(own, ({ milestone }) => milestone)
    return [
      {
        hour: hourOf(at),
        channel,
        desk,
        topic,
        language,
        sketches: Object.fromEntries([...byMilestone].map(sketchesOf)),
        promises: { given: promises.length, kept: promises.filter(({ kept }) => kept === true).length },
      },
    ]
  })
}

const sketchesOf = ([milestone, own]: [MilestoneName, readonly Measurement[]]) =>
  [
    milestone,
    {
      business: sketchOf(own.map(({ businessSeconds }) => businessSeconds)),
      calendar: sketchOf(own.map(({ calendarSeconds }) => calendarSeconds)),
    },
  ] as const
