import { BatchWriteCommand, type BatchWriteCommandInput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Unavailable } from '#shared/errors.ts'
import { calling } from '../errors.ts'
import { ATTEMPTS, backOff, type Pacing } from './pacing.ts'
import type { Item, Key } from './read.ts'

/** DynamoDB takes as many in one call. */
const BATCH = 25

export type Write = { readonly put: Item } | { readonly remove: Key }

/** Puts and deletes of distinct keys, in no order and not together: whoever fails halfway does all of them again. Throws Unavailable. */
export async function writeAll(
  client: DynamoDBDocumentClient,
  table: string,
  writes: readonly Write[],
  pacing: Pacing,
): Promise<void> {
  const requests = writes.map((write) =>
    'put' in write ? { PutRequest: { Item: { ...write.put } } } : { DeleteRequest: { Key: { ...write.remove } } },
  )
  for (let from = 0; from < requests.length; from += BATCH) {
    await writeBatch(client, { [table]: requests.slice(from, from + BATCH) }, pacing)
  }
}

async function writeBatch(
  client: DynamoDBDocumentClient,
  batch: NonNullable<BatchWriteCommandInput['RequestItems']>,
  pacing: Pacing,
): Promise<void> {
  let left = batch
  for (let attempt = 1; Object.keys(left).length > 0; attempt += 1) {
    if (attempt > ATTEMPTS) throw new Unavailable('dynamodb')
    if (attempt > 1) await backOff(pacing, attempt - 1)
    const command = new BatchWriteCommand({ RequestItems: left })
    const { UnprocessedItems = {} } = await calling('dynamodb', () => client.send(command))
    left = UnprocessedItems
  }
}
