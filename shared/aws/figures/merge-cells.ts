import { COUNTED, RESOLUTION_PARTS } from '#shared/reaction-times/counted.ts'
import type { HourCell } from '#shared/reaction-times/reaction-times.ts'
import { merge } from '#shared/reaction-times/sketch.ts'

/** Cells of the same hour and dimensions, one a shard, as one. */
export function mergeShards(cells: readonly HourCell[]): readonly HourCell[] {
  const groups = Map.groupBy(cells, ({ hour, channel, desk, topic, language }) =>
    [hour, channel, desk, topic, language].join('|'),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [group.slice(1).reduce(mergeTwo, first)]
  })
}

function mergeTwo(a: HourCell, b: HourCell): HourCell {
  const sketches = COUNTED.flatMap((counted) => {
    const [left, right] = [a.sketches[counted], b.sketches[counted]]
    if (left === undefined || right === undefined) {
      const only = left ?? right
      return only === undefined ? [] : [[counted, only] as const]
    }
    const both = { business: merge(left.business, right.business), calendar: merge(left.calendar, right.calendar) }
    return [[counted, both] as const]
  })
  const split = RESOLUTION_PARTS.flatMap((part) => {
    const parts = [a.split[part] ?? [], b.split[part] ?? []].flat()
    return parts.length === 0 ? [] : [[part, merge(...parts)] as const]
  })
  return {
    ...a,
    sketches: Object.fromEntries(sketches),
    split: Object.fromEntries(split),
    promises: { given: a.promises.given + b.promises.given, kept: a.promises.kept + b.promises.kept },
  }
}
