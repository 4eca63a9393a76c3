import { z } from 'zod'
import { CHANNELS } from '#shared/inquiry/inquiry.ts'
import { type Instant, iso } from '#shared/instant.ts'
import type { AdvisorShare } from '#shared/reaction-times/advisor-figures.ts'
import { COUNTED, type Counted } from '#shared/reaction-times/counted.ts'
import { hourOf } from '#shared/reaction-times/hours.ts'
import type { Dimensions, Measurement } from '#shared/reaction-times/reaction-times.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item, Key } from '../dynamo/read.ts'
import { TABLES } from '../tables.ts'

/** What a marker says was counted. Whose work it was stands in the advisors' own table alone; here is only how much. */
export interface CountedMeasurement extends Omit<Measurement, 'advisor'> {
  readonly share?: Omit<AdvisorShare, 'advisorId'>
}

export interface Marker {
  readonly revision: number
  /** Absent: withdrawn, or counted by a release that did not note what. */
  readonly measurement?: CountedMeasurement
}

const PREFIX = 'MARK#'
export const markerKey = (marker: string): Key => ({ pk: `${PREFIX}${marker}`, sk: 'MARK' })

export const [BY_HOUR] = TABLES.reactionTimes.indexes
/** All milestones of one kind in one hour. */
export const hourList = (hour: Instant, counted: Counted): string => `${iso(hour).slice(0, 13)}|${counted}`

/** The place of a milestone among those of its hour: by time, with what queries choose by. */
const orderOf = ({ at, desk, channel, topic, language, marker }: Measurement): string =>
  [String(at), desk, channel, topic, language, marker].join('|')

export interface MarkerPlace {
  readonly key: Key
  readonly marker: string
  readonly dimensions: Dimensions
  readonly order: string
}
const orderSchema = z.tuple([z.string(), z.string(), z.enum(CHANNELS), z.string(), z.string(), z.string()])
const placeSchema = z.object({ [BY_HOUR.sortKey]: z.string() })

/** What an index entry says of its marker. Throws Malformed. */
export function readPlace(item: Item): MarkerPlace {
  const order = readAs(placeSchema, item, 'index of markers')[BY_HOUR.sortKey] ?? ''
  const [, desk, channel, topic, language, marker] = readAs(orderSchema, order.split('|'), 'index of markers')
  return { key: markerKey(marker), marker, dimensions: { desk, channel, topic, language }, order }
}

/** The marker of a counted or withdrawn measurement. */
export function markerItem(measurement: Measurement): Record<string, unknown> {
  const { advisor, ...own } = measurement
  const item = {
    ...markerKey(measurement.marker),
    ...(measurement.revision === 0 ? {} : { revision: measurement.revision }),
  }
  if (measurement.withdrawn === true) return item
  return {
    ...item,
    [BY_HOUR.partitionKey]: hourList(hourOf(measurement.at), measurement.counted),
    [BY_HOUR.sortKey]: orderOf(measurement),
    measurement: { ...own, ...(advisor === undefined ? {} : { share: anonymous(advisor) }) },
  }
}

const anonymous = ({ advisorId: _, ...share }: AdvisorShare): Omit<AdvisorShare, 'advisorId'> => share

const seconds = z.number().min(0)
const clocks = z.object({ calendar: seconds, business: seconds })
const measurementSchema = z.object({
  marker: z.string(),
  inquiryId: z.string(),
  revision: z.number().int(),
  at: z.number().int(),
  counted: z.enum(COUNTED),
  channel: z.enum(CHANNELS),
  desk: z.string(),
  topic: z.string(),
  language: z.string(),
  calendarSeconds: seconds,
  businessSeconds: seconds,
  kept: z.exactOptional(z.boolean()),
  split: z.exactOptional(z.object({ inOurHands: seconds, waitingForCustomer: seconds, deskClosed: seconds })),
  share: z.exactOptional(
    z.object({
      did: z.enum(['answered', 'resolved', 'reopened']),
      own: z.exactOptional(clocks),
      before: z.exactOptional(clocks),
      kept: z.exactOptional(z.boolean()),
      lateBefore: z.exactOptional(z.literal(true)),
    }),
  ),
}) satisfies z.ZodType<CountedMeasurement>
const markerSchema = z.object({
  revision: z.number().int().default(0),
  measurement: z.exactOptional(measurementSchema),
})

/** Throws Malformed. */
export const readMarker = (item: Item): Marker => readAs(markerSchema, item, 'stored marker')
