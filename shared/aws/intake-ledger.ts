import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { Conflict, Malformed } from '#shared/errors.ts'
import type { IntakeLedger } from '#shared/intake/intake-ledger.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, queryAll } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import { updateInput } from './dynamo/update.ts'
import { listAttention, oldestInFlight } from './receipts/attention.ts'
import { attentionOrder, MESSAGE_SORT_KEY, partition, readReceipt, receiptKey, totalsKey } from './receipts/items.ts'
import { keepMessage, recallMessage } from './receipts/message.ts'
import { settleWrites } from './receipts/settle.ts'
import { readTotals } from './receipts/totals.ts'
import type { TableNames } from './tables.ts'

/** The intake ledger on DynamoDB; long messages lie in the blob store. */
export function createIntakeLedger(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'receipts'>
  readonly blobs: BlobStore
  readonly pacing?: Pacing
}): IntakeLedger {
  const { client, blobs, pacing = systemPacing } = options
  const table = options.tables.receipts
  const attention = { client, table, pacing }
  return {
    receive: async (receipt, message) => {
      const key = receiptKey(receipt.receiptId)
      const pk = partition(receipt.receiptId)
      const kept = await keepMessage(blobs, receipt.receiptId, message)
      const fresh = { attention: 'inFlight', attentionOrder: attentionOrder(receipt) }
      const refusal = await writeTogether(
        client,
        [
          {
            Put: {
              TableName: table,
              Item: { ...receipt, ...fresh, ...key },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          { Put: { TableName: table, Item: { ...kept, pk, sk: MESSAGE_SORT_KEY } } },
          { Update: updateInput({ table, key: totalsKey(receipt.receiptId, receipt.day), add: { received: 1 } }) },
        ],
        pacing,
      )
      if (refusal === undefined) return 'new'
      const before = await getItem(client, table, key)
      if (before === undefined) throw new Conflict('receipt')
      return readReceipt(before).bodyHash === receipt.bodyHash ? 'same' : 'different'
    },
    find: async (receiptId) => {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition(receiptId) },
        ConsistentRead: true,
      })
      if (items.length === 0) return undefined
      const [message, receipt] = items
      if (message === undefined || receipt === undefined) {
        throw new Malformed('stored receipt', [{ path: 'sk', message: 'is not a receipt with its message' }])
      }
      return { receipt: readReceipt(receipt), message: await recallMessage(blobs, message) }
    },
    settle: async (settlement) => {
      const refusal = await writeTogether(client, await settleWrites(client, table, settlement), pacing)
      if (refusal !== undefined) throw new Conflict('receipt')
    },
    totals: (day) => readTotals(client, table, day, pacing),
    attention: (kind, page) => listAttention(attention, kind, page),
    inFlightBefore: (instant, limit) => oldestInFlight(attention, instant, limit),
  }
}
