import { z } from 'zod'
import { CHANNELS, type MilestoneName } from '#shared/inquiry/inquiry.ts'
import { HOUR, type Instant } from '#shared/instant.ts'
import { hourOf } from '#shared/reaction-times/hours.ts'
import type { ClockKind, HourCell, Measurement } from '#shared/reaction-times/reaction-times.ts'
import { bucketOf, type Sketch } from '#shared/reaction-times/sketch.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item, Key } from '../dynamo/read.ts'
import { shardOf } from '../dynamo/shard.ts'

/** One hour and combination of dimensions is spread over this many items against hot keys. */
export const SHARDS = 4

const LETTER = { acknowledged: 'k', assigned: 's', answered: 'w', resolved: 'r' } as const satisfies Record<
  MilestoneName,
  string
>
const CLOCK = { business: 'b', calendar: 'c' } as const satisfies Record<ClockKind, string>
/** `kc-312`: acknowledged, calendar time, bucket −312; `kcz`: zero. */
const BUCKET = /^([kswr])([bc])(z|-?\d+)$/u

export const dayPartition = (hour: Instant, shard: number): string =>
  `${new Date(hour).toISOString().slice(0, 10)}#${shard}`
export const hourPrefix = (hour: Instant): string => `${new Date(hour).toISOString().slice(11, 13)}|`

/** The item that a measurement is counted in. */
export const cellKey = ({ at, channel, desk, topic, language, marker }: Measurement): Key => ({
  pk: dayPartition(hourOf(at), shardOf(marker, SHARDS)),
  sk: `${hourPrefix(hourOf(at))}${[channel, desk, topic, language].join('|')}`,
})

/** What a measurement adds to its item's number attributes. */
export function increments(measurement: Measurement): Record<string, number> {
  const letter = LETTER[measurement.milestone]
  const name = (clock: ClockKind, seconds: number): string => {
    const bucket = bucketOf(seconds)
    return `${letter}${CLOCK[clock]}${bucket === 'zero' ? 'z' : bucket}`
  }
  return {
    [name('business', measurement.businessSeconds)]: 1,
    [name('calendar', measurement.calendarSeconds)]: 1,
    ...(measurement.kept === undefined ? {} : { given: 1, kept: measurement.kept ? 1 : 0 }),
  }
}

const counter = z.number().int().default(0)
const cellSchema = z.looseObject({ pk: z.string(), sk: z.string(), given: counter, kept: counter })
const dimensionsSchema = z.tuple([z.string(), z.enum(CHANNELS), z.string(), z.string(), z.string()])

/** One stored item as a cell. Throws Malformed. */
export function readCell(item: Item): HourCell {
  const cell = readAs(cellSchema, item, 'stored cell')
  const [hour, channel, desk, topic, language] = readAs(dimensionsSchema, cell.sk.split('|'), 'key of a stored cell')
  return {
    hour: Date.parse(`${cell.pk.slice(0, 10)}T00:00:00Z`) + Number(hour) * HOUR,
    channel,
    desk,
    topic,
    language,
    sketches: readSketches(cell),
    promises: { given: cell.given, kept: cell.kept },
  }
}

function readSketches(cell: Item): HourCell['sketches'] {
  const found = (letter: string, clock: string): Sketch => {
    const buckets = new Map<number, number>()
    let zero = 0
    for (const [attribute, value] of Object.entries(cell)) {
      const match = BUCKET.exec(attribute)
      if (match?.[1] !== letter || match[2] !== clock || typeof value !== 'number') continue
      if (match[3] === 'z') zero = value
      else buckets.set(Number(match[3]), value)
    }
    return { zero, buckets }
  }
  const both = (letter: string) => ({
    business: found(letter, CLOCK.business),
    calendar: found(letter, CLOCK.calendar),
  })
  const has = (letter: string) => Object.keys(cell).some((attribute) => BUCKET.exec(attribute)?.[1] === letter)
  return {
    ...(has('k') ? { acknowledged: both('k') } : {}),
    ...(has('s') ? { assigned: both('s') } : {}),
    ...(has('w') ? { answered: both('w') } : {}),
    ...(has('r') ? { resolved: both('r') } : {}),
  }
}
