import type { ClockKind } from '#shared/reaction-times/reaction-times.ts'
import { bucketOf, emptySketch, type Sketch } from '#shared/reaction-times/sketch.ts'
import type { Item } from '../dynamo/read.ts'

/** Sketches as number attributes of an item: a letter for what, one for the clock, the bucket's index or `z` for zero: `kc-312`. */
const BUCKET = /^([a-z])([bc])(z|-?\d+)$/u
const CLOCK = { business: 'b', calendar: 'c' } as const satisfies Record<ClockKind, string>
export const CLOCKS = ['business', 'calendar'] as const satisfies readonly ClockKind[]

/** The attribute that a duration in seconds is counted in. */
export function attributeOf(letter: string, clock: ClockKind, seconds: number): string {
  const bucket = bucketOf(seconds)
  return `${letter}${CLOCK[clock]}${bucket === 'zero' ? 'z' : bucket}`
}

/** Looks up the sketches of a stored item; undefined where it counts nothing. Buckets that corrections emptied are none. */
export function sketchesIn(item: Item): (letter: string, clock: ClockKind) => Sketch | undefined {
  const sketches = new Map<string, { zero: number; buckets: Map<number, number> }>()
  for (const [attribute, value] of Object.entries(item)) {
    const [, letter, clock, bucket] = BUCKET.exec(attribute) ?? []
    if (bucket === undefined || typeof value !== 'number' || value <= 0) continue
    const name = `${letter}${clock}`
    const sketch = sketches.get(name) ?? { zero: 0, buckets: new Map<number, number>() }
    if (bucket === 'z') sketch.zero = value
    else sketch.buckets.set(Number(bucket), value)
    sketches.set(name, sketch)
  }
  return (letter, clock) => sketches.get(`${letter}${CLOCK[clock]}`)
}

/** Both clocks of what a letter stands for, where at least one counts something. */
export function bothIn(
  find: ReturnType<typeof sketchesIn>,
  letter: string,
): Readonly<Record<ClockKind, Sketch>> | undefined {
  const [business, calendar] = CLOCKS.map((clock) => find(letter, clock))
  if (business === undefined && calendar === undefined) return undefined
  return { business: business ?? emptySketch(), calendar: calendar ?? emptySketch() }
}
