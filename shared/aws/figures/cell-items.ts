import { z } from 'zod'
import { CHANNELS } from '#shared/inquiry/inquiry.ts'
import { HOUR, type Instant } from '#shared/instant.ts'
import { COUNTED, type Counted, RESOLUTION_PARTS, type ResolutionPart } from '#shared/reaction-times/counted.ts'
import { hourOf } from '#shared/reaction-times/hours.ts'
import type { ClockKind, HourCell, Measurement } from '#shared/reaction-times/reaction-times.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item, Key } from '../dynamo/read.ts'
import { shardOf } from '../dynamo/shard.ts'
import { attributeOf, bothIn, sketchesIn } from './buckets.ts'

/** One hour and combination of dimensions is spread over this many items against hot keys. */
export const SHARDS = 4

/** `w` also holds later answers that were counted before they were told apart, until their hours are rebuilt. */
const LETTER = {
  acknowledged: 'k',
  assigned: 's',
  opened: 'o',
  firstResponse: 'w',
  nextResponse: 'n',
  answeredAgain: 'a',
  resolved: 'r',
  reopened: 'e',
  broken: 'x',
} as const satisfies Record<Counted, string>
const PART = {
  inOurHands: { letter: 'h', clock: 'business' },
  waitingForCustomer: { letter: 'u', clock: 'calendar' },
  deskClosed: { letter: 'd', clock: 'calendar' },
} as const satisfies Record<ResolutionPart, { readonly letter: string; readonly clock: ClockKind }>

export const dayPartition = (hour: Instant, shard: number): string =>
  `${new Date(hour).toISOString().slice(0, 10)}#${shard}`
export const hourPrefix = (hour: Instant): string => `${new Date(hour).toISOString().slice(11, 13)}|`

/** The item that a measurement is counted in. */
export const cellKey = ({ at, channel, desk, topic, language, marker }: Measurement): Key => ({
  pk: dayPartition(hourOf(at), shardOf(marker, SHARDS)),
  sk: `${hourPrefix(hourOf(at))}${[channel, desk, topic, language].join('|')}`,
})

/** What a measurement adds to its item's number attributes. */
export function increments({ counted, businessSeconds, calendarSeconds, kept, split }: Measurement) {
  const letter = LETTER[counted]
  const parts =
    split === undefined
      ? []
      : RESOLUTION_PARTS.map((part) => [attributeOf(PART[part].letter, PART[part].clock, split[part]), 1] as const)
  return {
    [attributeOf(letter, 'business', businessSeconds)]: 1,
    [attributeOf(letter, 'calendar', calendarSeconds)]: 1,
    ...Object.fromEntries(parts),
    ...(kept === undefined ? {} : { given: 1, kept: kept ? 1 : 0 }),
  }
}

const counter = z.number().int().default(0)
const cellSchema = z.looseObject({ pk: z.string(), sk: z.string(), given: counter, kept: counter })
const dimensionsSchema = z.tuple([z.string(), z.enum(CHANNELS), z.string(), z.string(), z.string()])

/** One stored item as a cell; none where corrections took everything out of it. Throws Malformed. */
export function readCell(item: Item): readonly HourCell[] {
  const cell = readAs(cellSchema, item, 'stored cell')
  const [hour, channel, desk, topic, language] = readAs(dimensionsSchema, cell.sk.split('|'), 'key of a stored cell')
  const find = sketchesIn(cell)
  const sketches = COUNTED.flatMap((counted) => {
    const both = bothIn(find, LETTER[counted])
    return both === undefined ? [] : [[counted, both] as const]
  })
  const split = RESOLUTION_PARTS.flatMap((part) => {
    const sketch = find(PART[part].letter, PART[part].clock)
    return sketch === undefined ? [] : [[part, sketch] as const]
  })
  if (sketches.length === 0) return []
  return [
    {
      hour: Date.parse(`${cell.pk.slice(0, 10)}T00:00:00Z`) + Number(hour) * HOUR,
      channel,
      desk,
      topic,
      language,
      sketches: Object.fromEntries(sketches),
      split: Object.fromEntries(split),
      promises: { given: cell.given, kept: cell.kept },
    },
  ]
}
