import type { Instant } from '#shared/instant.ts'
import { COUNTED, type Counted, RESOLUTION_PARTS, type ResolutionPart } from './counted.ts'
import type { ClockKind, Dimensions, HourCell } from './reaction-times.ts'
import { count, emptySketch, type Sketch } from './sketch.ts'

/** Where one (hour, channel, desk, topic, language) is stored otherwise than its inquiries say. */
export interface CellDifference extends Dimensions {
  /** Start of the hour, UTC. */
  readonly hour: Instant
  /** Only those that differ. */
  readonly milestones: readonly MilestoneDifference[]
  /** Only when one of them differs. */
  readonly promises?: { readonly given: StoredAndRebuilt; readonly kept: StoredAndRebuilt }
}
interface StoredAndRebuilt {
  readonly stored: number
  readonly rebuilt: number
}
/** How many durations of a milestone there are, how many of the rebuilt ones are not stored and the other way round. */
interface MilestoneDifference extends StoredAndRebuilt {
  readonly milestone: Counted | ResolutionPart
  readonly clock: ClockKind
  readonly missing: number
  readonly surplus: number
}

/** What differs between the stored cells and the rebuilt ones, ordered by hour and dimensions; empty when they agree. Pure. */
export function compareCells(stored: readonly HourCell[], rebuilt: readonly HourCell[]): CellDifference[] {
  const [before, after] = [byKey(stored), byKey(rebuilt)]
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)]
    const either = one ?? other
    if (either === undefined) return []
    const { hour, channel, desk, topic, language } = either
    const milestones = differencesOf(one, other)
    const promises = promisesOf(one, other)
    if (milestones.length === 0 && promises === undefined) return []
    return [{ hour, channel, desk, topic, language, milestones, ...(promises === undefined ? {} : { promises }) }]
  })
}

const byKey = (cells: readonly HourCell[]): ReadonlyMap<string, HourCell> =>
  new Map(cells.map((cell) => [[cell.hour, cell.channel, cell.desk, cell.topic, cell.language].join('|'), cell]))

const differencesOf = (stored: HourCell | undefined, rebuilt: HourCell | undefined): MilestoneDifference[] => [
  ...COUNTED.flatMap((milestone) =>
    (['business', 'calendar'] as const).flatMap((clock) =>
      difference(milestone, clock, stored?.sketches[milestone]?.[clock], rebuilt?.sketches[milestone]?.[clock]),
    ),
  ),
  ...RESOLUTION_PARTS.flatMap((part) =>
    difference(part, part === 'inOurHands' ? 'business' : 'calendar', stored?.split[part], rebuilt?.split[part]),
  ),
]

function difference(
  milestone: MilestoneDifference['milestone'],
  clock: ClockKind,
  before: Sketch = emptySketch(),
  after: Sketch = emptySketch(),
): MilestoneDifference[] {
  const missing = notIn(before, after)
  const surplus = notIn(after, before)
  if (missing === 0 && surplus === 0) return []
  return [{ milestone, clock, stored: count(before), rebuilt: count(after), missing, surplus }]
}

/** How many durations of `wanted` `given` does not have. */
function notIn(given: Sketch, wanted: Sketch): number {
  let lacking = Math.max(0, wanted.zero - given.zero)
  for (const [bucket, inBucket] of wanted.buckets) lacking += Math.max(0, inBucket - (given.buckets.get(bucket) ?? 0))
  return lacking
}

function promisesOf(stored: HourCell | undefined, rebuilt: HourCell | undefined): CellDifference['promises'] {
  const given = { stored: stored?.promises.given ?? 0, rebuilt: rebuilt?.promises.given ?? 0 }
  const kept = { stored: stored?.promises.kept ?? 0, rebuilt: rebuilt?.promises.kept ?? 0 }
  return given.stored === given.rebuilt && kept.stored === kept.rebuilt ? undefined : { given, kept }
}
