import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { Unavailable } from '#shared/errors.ts'
import { calling } from '../errors.ts'
import { ATTEMPTS, backOff, type Pacing } from './pacing.ts'

export type Key = Readonly<Record<string, string>>
/** What comes back from a table: to be read by zod before use. */
export type Item = Readonly<Record<string, unknown>>

/** One item, strongly consistent. */
export async function getItem(client: DynamoDBDocumentClient, table: string, key: Key): Promise<Item | undefined> {
  const { Item: item } = await calling('dynamodb', () =>
    client.send(new GetCommand({ TableName: table, Key: { ...key }, ConsistentRead: true })),
  )
  return item
}

/** All items of a query, page after page. */
export async function queryAll(client: DynamoDBDocumentClient, input: QueryCommandInput): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let start: Record<string, unknown> | undefined; ; ) {
    const query = new QueryCommand({ ...input, ...(start === undefined ? {} : { ExclusiveStartKey: start }) })
    const page = await calling('dynamodb', () => client.send(query))
    items.push(...(page.Items ?? []))
    start = page.LastEvaluatedKey
    if (start === undefined) return items
  }
}

/** Keys that one BatchGetItem takes. */
const BATCH = 100

/** The items of these distinct keys, strongly consistent, in no order; keys without an item are left out. One call for each 100. */
export async function getItems(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  pacing: Pacing,
): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let start = 0; start < keys.length; start += BATCH)
    items.push(...(await getBatch(client, table, keys.slice(start, start + BATCH), pacing)))
  return items
}

async function getBatch(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  pacing: Pacing,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let wanted: Record<string, unknown>[] = keys.map((key) => ({ ...key }))
  for (let attempt = 1; wanted.length > 0; attempt += 1) {
    if (attempt > ATTEMPTS) throw new Unavailable('dynamodb')
    if (attempt > 1) await backOff(pacing, attempt - 1)
    const command = new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } })
    const { Responses, UnprocessedKeys } = await calling('dynamodb', () => client.send(command))
    items.push(...(Responses?.[table] ?? []))
    wanted = UnprocessedKeys?.[table]?.Keys ?? []
  }
  return items
}
