import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { readAs } from '#shared/read-as.ts'
import { calling } from '../errors.ts'
import type { IndexDefinition } from '../tables.ts'
import type { Key } from './read.ts'

/** What an index says: the item's key and its place. The item itself is read from the table. */
export interface IndexEntry {
  readonly key: Key
  readonly order: string
}

/** An index, or without a name the table's own order. */
type Order = Omit<IndexDefinition, 'name'> & Partial<Pick<IndexDefinition, 'name'>>

/** Which entries of one list of an index; both bounds are exclusive. */
export interface IndexRange {
  readonly list: string
  readonly after?: string
  readonly before?: string
  readonly newestFirst: boolean
  readonly limit: number
}

const keySchema = z.object({ pk: z.string(), sk: z.exactOptional(z.string()) })
/** Above every order: they begin with digits. */
const END = '~'

/** A longer list is not counted to its end. */
const MOST_COUNTED = 5_000

/** How many entries of a list begin with `prefix`, eventually consistent; at most 5,000, or what one megabyte holds. */
export async function countIndex(
  deps: { readonly client: DynamoDBDocumentClient; readonly table: string },
  index: IndexDefinition,
  list: string,
  prefix: string,
): Promise<number> {
  const { Count: count = 0 } = await calling('dynamodb', () =>
    deps.client.send(
      new QueryCommand({
        TableName: deps.table,
        IndexName: index.name,
        KeyConditionExpression: '#list = :list AND #order BETWEEN :prefix AND :end',
        ExpressionAttributeNames: { '#list': index.partitionKey, '#order': index.sortKey },
        ExpressionAttributeValues: {
          ':list': list,
          ':prefix': prefix === '' ? ' ' : prefix,
          ':end': `${prefix}${END}`,
        },
        Select: 'COUNT',
        Limit: MOST_COUNTED,
      }),
    ),
  )
  return count
}

function keyOf(item: unknown): Key {
  const { pk, sk } = readAs(keySchema, item, 'index entry')
  return sk === undefined ? { pk } : { pk, sk }
}

/** Entries in order, eventually consistent: at most `limit`, and fewer only at the end. */
export async function queryIndex(
  deps: { readonly client: DynamoDBDocumentClient; readonly table: string },
  index: Order,
  { list, after, before, newestFirst, limit }: IndexRange,
): Promise<readonly IndexEntry[]> {
  const { Items: items } = await calling('dynamodb', () =>
    deps.client.send(
      new QueryCommand({
        TableName: deps.table,
        ...(index.name === undefined ? {} : { IndexName: index.name }),
        KeyConditionExpression: '#list = :list AND #order BETWEEN :after AND :before',
        ExpressionAttributeNames: { '#list': index.partitionKey, '#order': index.sortKey },
        // BETWEEN includes its ends: ids hold nothing below `!`, so that excludes `after`; `before` is taken out below.
        ExpressionAttributeValues: {
          ':list': list,
          ':after': after === undefined ? ' ' : `${after}!`,
          ':before': before ?? END,
        },
        ScanIndexForward: !newestFirst,
        Limit: before === undefined ? limit : limit + 1,
      }),
    ),
  )
  return (items ?? [])
    .map((item) => ({
      key: keyOf(item),
      order: readAs(z.string(), item[index.sortKey], 'index entry'),
    }))
    .filter(({ order }) => order !== before)
    .slice(0, limit)
}
