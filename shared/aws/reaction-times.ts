import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Unavailable } from '#shared/errors.ts'
import { inHoursTouching } from '#shared/reaction-times/hours.ts'
import type { Measurement, ReactionTimes } from '#shared/reaction-times/reaction-times.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { writeTogether } from './dynamo/transact.ts'
import { updateInput } from './dynamo/update.ts'
import { calling } from './errors.ts'
import { cellKey, increments, readCell } from './figures/cell-items.ts'
import { mergeShards } from './figures/merge-cells.ts'
import { readCellItems } from './figures/read-cells.ts'
import type { TableNames } from './tables.ts'

/** Writes under way at once during a rebuild. */
const ABREAST = 25

const markerItem = (marker: string) => ({ pk: `MARK#${marker}`, sk: 'MARK' })

/**
 * Counted milestones on DynamoDB: sketches as number attributes, a marker item for each measurement that was counted.
 * `replace` writes hours whole; let the stream have passed them, because a count that comes in between is overwritten.
 */
export function createReactionTimes(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'reactionTimes'>
  readonly pacing?: Pacing
}): ReactionTimes {
  const { client, pacing = systemPacing } = options
  const table = options.tables.reactionTimes
  return {
    count: async (measurement) => {
      const marker = markerItem(measurement.marker)
      const refusal = await writeTogether(
        client,
        [
          { Put: { TableName: table, Item: marker, ConditionExpression: 'attribute_not_exists(pk)' } },
          { Update: updateInput({ table, key: cellKey(measurement), add: increments(measurement) }) },
        ],
        pacing,
      )
      if (refusal === undefined) return 'counted'
      if (refusal.failed.length > 0) return 'already'
      throw new Unavailable('dynamodb')
    },
    cells: async (from, to) => mergeShards((await readCellItems(client, table, from, to)).map(readCell)),
    replace: async (from, to, measurements) => {
      const wanted = measurements.filter(({ at }) => inHoursTouching(at, from, to))
      const items = wholeItems(wanted)
      const stale = (await readCellItems(client, table, from, to)).filter(
        (item) => !items.has(`${item['pk']} ${item['sk']}`),
      )
      const put = (Item: Record<string, string | number>) => client.send(new PutCommand({ TableName: table, Item }))
      // All markers before the first cell: what the stream delivers late is then known, not added to a whole cell.
      const markers = wanted.map(({ marker }) => markerItem(marker))
      await abreast(markers, put)
      await abreast([...items.values()], put)
      await abreast(stale, ({ pk, sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })))
    },
  }
}

/** The items that counting these one by one would have made, by their keys. */
function wholeItems(measurements: readonly Measurement[]): ReadonlyMap<string, Record<string, string | number>> {
  const items = new Map<string, Record<string, string | number>>()
  for (const measurement of measurements) {
    const key = cellKey(measurement)
    const name = `${key['pk']} ${key['sk']}`
    const item = items.get(name) ?? { ...key }
    for (const [attribute, more] of Object.entries(increments(measurement))) {
      item[attribute] = Number(item[attribute] ?? 0) + more
    }
    items.set(name, item)
  }
  return items
}

async function abreast<T>(all: readonly T[], write: (one: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += ABREAST) {
    const chunk = all.slice(start, start + ABREAST)
    await Promise.all(chunk.map((one) => calling('dynamodb', () => write(one))))
  }
}
