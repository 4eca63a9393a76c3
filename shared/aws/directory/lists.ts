import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { pageSize } from '#shared/inquiry/cursor.ts'
import { readAs } from '#shared/read-as.ts'
import { calling } from '../errors.ts'

interface Deps {
  readonly client: DynamoDBDocumentClient
  readonly table: string
}
/** Where a page ended: which of the partitions, and after which customer. */
interface Place {
  readonly partition: number
  readonly customerId: string
}

const sortKeySchema = z.object({ sk: z.string() })
const placeSchema = z.tuple([z.number().int().min(0), z.string().max(200)])

const cursorOf = ({ partition, customerId }: Place): string =>
  Buffer.from(JSON.stringify([partition, customerId]), 'utf8').toString('base64url')

/** Throws Malformed for anything that cursorOf did not make for as many partitions. */
function readCursor(cursor: string, partitions: number): Place {
  const malformed = (cause?: unknown) =>
    new Malformed('cursor', [{ path: 'cursor', message: 'is not one of this list' }], { cause })
  try {
    const [partition, customerId] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (partition < partitions) return { partition, customerId }
  } catch (error) {
    throw malformed(error)
  }
  throw malformed()
}

/** A page of the customers whom these partitions point to, one partition after the other, strongly consistent. */
export async function pageOfPointers(
  deps: Deps,
  partitions: readonly string[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<{ readonly customerIds: readonly string[]; readonly cursor?: string }> {
  const size = pageSize(limit)
  const after = cursor === undefined ? undefined : readCursor(cursor, partitions.length)
  const found: Place[] = []
  for (let partition = after?.partition ?? 0; partition < partitions.length && found.length <= size; partition += 1) {
    const start = partition === after?.partition ? after.customerId : undefined
    const ids = await sortKeys(deps, partitions[partition] ?? '', start, size + 1 - found.length)
    found.push(...ids.map((customerId) => ({ partition, customerId })))
  }
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  return {
    customerIds: shown.map(({ customerId }) => customerId),
    ...(found.length > size && last !== undefined ? { cursor: cursorOf(last) } : {}),
  }
}

async function sortKeys(
  { client, table }: Deps,
  pk: string,
  after: string | undefined,
  limit: number,
): Promise<readonly string[]> {
  const { Items: items = [] } = await calling('dynamodb', () =>
    client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: after === undefined ? 'pk = :pk' : 'pk = :pk AND sk > :after',
        ExpressionAttributeValues: { ':pk': pk, ...(after === undefined ? {} : { ':after': after }) },
        ConsistentRead: true,
        Limit: limit,
      }),
    ),
  )
  return items.map((item) => readAs(sortKeySchema, item, 'stored customer pointer').sk)
}

/** How many items a partition holds, strongly consistent; a page of a megabyte at a time. */
export async function countPartition({ client, table }: Deps, pk: string): Promise<number> {
  let count = 0
  for (let start: Record<string, unknown> | undefined; ; ) {
    const query = new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
      Select: 'COUNT',
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    })
    const page = await calling('dynamodb', () => client.send(query))
    count += page.Count ?? 0
    start = page.LastEvaluatedKey
    if (start === undefined) return count
  }
}
