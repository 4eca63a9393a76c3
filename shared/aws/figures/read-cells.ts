import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { DAY, HOUR, type Instant } from '#shared/instant.ts'
import { hourOf } from '#shared/reaction-times/hours.ts'
import { type Item, queryAll } from '../dynamo/read.ts'
import { dayPartition, hourPrefix, SHARDS } from './cell-items.ts'

/** Queries under way at once. */
const ABREAST = 16

/** Stored items of all hours that touch [from, to): one query a day (UTC) and shard, strongly consistent. */
export async function readCellItems(
  client: DynamoDBDocumentClient,
  table: string,
  from: Instant,
  to: Instant,
): Promise<readonly Item[]> {
  const partitions = from < to ? daysTouching(from, to).flatMap((day) => shardsOf(day, from, to)) : []
  const items: Item[] = []
  for (let start = 0; start < partitions.length; start += ABREAST) {
    const queries = partitions.slice(start, start + ABREAST).map(({ pk, first, last }) =>
      queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': pk, ':first': first, ':last': last },
        ConsistentRead: true,
      }),
    )
    items.push(...(await Promise.all(queries)).flat())
  }
  return items
}

const dayOf = (at: Instant): Instant => Math.floor(at / DAY) * DAY

function daysTouching(from: Instant, to: Instant): readonly Instant[] {
  const days = Math.ceil((to - dayOf(from)) / DAY)
  return Array.from({ length: days }, (_, index) => dayOf(from) + index * DAY)
}

/** The hours of one day within the range, for each shard; `~` lies above every dimension. */
function shardsOf(day: Instant, from: Instant, to: Instant) {
  const first = hourPrefix(Math.max(day, hourOf(from)))
  const last = `${hourPrefix(Math.min(day + 23 * HOUR, hourOf(to - 1)))}~`
  return Array.from({ length: SHARDS }, (_, shard) => ({ pk: dayPartition(day, shard), first, last }))
}
