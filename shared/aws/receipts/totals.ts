import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { OUTCOMES, type Totals } from '#shared/intake/intake-ledger.ts'
import { readAs } from '#shared/read-as.ts'
import type { Pacing } from '../dynamo/pacing.ts'
import { getItems, type Item, queryAll } from '../dynamo/read.ts'
import { TOTALS_SHARDS, totalsPartition } from './items.ts'

const shards = Array.from({ length: TOTALS_SHARDS }, (_, shard) => totalsPartition(shard))
const counter = z.number().int().default(0)
const countersSchema = z.object({
  received: counter,
  inquiries: counter,
  merged: counter,
  suppressed: counter,
  failed: counter,
})

/** Counters of one day or of all, strongly consistent; a receipt's counts stand in one item and so always agree. */
export async function readTotals(
  client: DynamoDBDocumentClient,
  table: string,
  day: string | 'all',
  pacing: Pacing,
): Promise<Totals> {
  const items = day === 'all' ? await allDays(client, table) : await getItems(client, table, keysOf(day), pacing)
  const sum = { received: 0, inquiries: 0, merged: 0, suppressed: 0, failed: 0 }
  for (const item of items) {
    const counters = readAs(countersSchema, item, 'stored totals')
    sum.received += counters.received
    for (const outcome of OUTCOMES) sum[outcome] += counters[outcome]
  }
  return { ...sum, inFlight: sum.received - OUTCOMES.reduce((settled, outcome) => settled + sum[outcome], 0) }
}

const keysOf = (day: string) => shards.map((pk) => ({ pk, sk: day }))

async function allDays(client: DynamoDBDocumentClient, TableName: string): Promise<readonly Item[]> {
  const queries = shards.map((pk) =>
    queryAll(client, {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    }),
  )
  return (await Promise.all(queries)).flat()
}
