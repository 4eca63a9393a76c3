import { z } from 'zod'
import { type Instant, iso } from '#shared/instant.ts'
import {
  type Access,
  ADVISOR_TIMES,
  type AdvisorCell,
  type AdvisorShare,
  type AdvisorTime,
  countersOf,
} from '#shared/reaction-times/advisor-figures.ts'
import { hourOf } from '#shared/reaction-times/hours.ts'
import type { Measurement } from '#shared/reaction-times/reaction-times.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item, Key } from '../dynamo/read.ts'
import { attributeOf, bothIn, CLOCKS, sketchesIn } from './buckets.ts'

const LETTER = { own: 'o', before: 'b' } as const satisfies Record<AdvisorTime, string>
export const ACCESS_PREFIX = 'ACCESS#'

export const advisorPartition = (advisorId: string): string => `ADV#${advisorId}`
/** `2026-11-24T09|`; `~` lies above every desk. */
const advisorHour = (hour: Instant): string => `${iso(hour).slice(0, 13)}|`

export const advisorKey = ({ at, desk }: Pick<Measurement, 'at' | 'desk'>, advisorId: string): Key => ({
  pk: advisorPartition(advisorId),
  sk: `${advisorHour(hourOf(at))}${desk}`,
})

/** Query of somebody's own figures in these hours, which follow one another. */
export const advisorRange = (table: string, advisorId: string, first: Instant, last: Instant) => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
  ExpressionAttributeValues: {
    ':pk': advisorPartition(advisorId),
    ':first': advisorHour(first),
    ':last': `${advisorHour(last)}~`,
  },
  ConsistentRead: true,
})

/** What a share adds to its item's number attributes. */
export function advisorIncrements(share: AdvisorShare): Readonly<Record<string, number>> {
  const times = ADVISOR_TIMES.flatMap((name) => {
    const time = share[name]
    return time === undefined ? [] : CLOCKS.map((clock) => [attributeOf(LETTER[name], clock, time[clock]), 1] as const)
  })
  return { ...countersOf(share), ...Object.fromEntries(times) }
}

const counter = z.number().int().default(0)
const cellSchema = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  answered: counter,
  resolved: counter,
  reopened: counter,
  given: counter,
  kept: counter,
  lateBefore: counter,
})
const placeSchema = z.tuple([z.string(), z.string()])

/** One stored item as a cell; none where corrections took everything out of it. Throws Malformed. */
export function readAdvisorCell(item: Item): readonly AdvisorCell[] {
  const cell = readAs(cellSchema, item, 'stored figures')
  const [hour, desk] = readAs(placeSchema, cell.sk.split('|'), 'key of stored figures')
  const { answered, resolved, reopened, given, kept, lateBefore } = cell
  if (answered + resolved + reopened === 0) return []
  const find = sketchesIn(cell)
  const times = ADVISOR_TIMES.flatMap((name) => {
    const both = bothIn(find, LETTER[name])
    return both === undefined ? [] : [[name, both] as const]
  })
  return [
    {
      advisorId: cell.pk.slice(advisorPartition('').length),
      hour: Date.parse(`${hour}:00Z`),
      desk,
      counts: { answered, resolved, reopened, given, kept, lateBefore },
      times: Object.fromEntries(times),
    },
  ]
}

const accessSchema = z.object({
  accessId: z.string(),
  by: z.string(),
  at: z.number().int(),
  reason: z.string(),
  from: z.number().int(),
  to: z.number().int(),
}) satisfies z.ZodType<Access>

export const accessKey = (advisorId: string, { at, accessId }: Pick<Access, 'at' | 'accessId'>): Key => ({
  pk: advisorPartition(advisorId),
  sk: `${ACCESS_PREFIX}${iso(at)}#${accessId}`,
})
export const readAccess = (item: Item): Access => readAs(accessSchema, item, 'stored access')
