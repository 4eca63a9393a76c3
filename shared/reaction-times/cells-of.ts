import type { MilestoneName } from '#shared/inquiry/inquiry.ts'
import { hourOf } from './hours.ts'
import type { HourCell, Measurement } from './reaction-times.ts'
import { sketchOf } from './sketch.ts'

/** The cells that counting these measurements one by one gives, in no order. Markers are not looked at. Pure. */
export function cellsOf(measurements: readonly Measurement[]): HourCell[] {
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
