import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, queryAll } from './dynamo/read.ts'
import { calling } from './errors.ts'
import { commitChange, threadWrite } from './inquiries/commit.ts'
import {
  EVENT_PREFIX,
  MESSAGE_PREFIX,
  partition,
  readEvent,
  readMessage,
  readState,
  stateKey,
} from './inquiries/items.ts'
import { dueInquiries, listInquiries } from './inquiries/lists.ts'
import type { TableNames } from './tables.ts'

const threadSchema = z.object({ inquiryId: z.string() })

/** Inquiries on DynamoDB; docs/data-model.md lists the keys. */
export function createInquiryStore(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'inquiries' | 'receipts' | 'threads' | 'advisors'>
  readonly pacing?: Pacing
}): InquiryStore {
  const { client, tables, pacing = systemPacing } = options
  const lists = { client, table: tables.inquiries, pacing }
  const collected = (inquiryId: string, prefix: string) =>
    queryAll(client, {
      TableName: tables.inquiries,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': partition(inquiryId), ':prefix': prefix },
      ConsistentRead: true,
    })
  return {
    commit: (change) => commitChange({ client, tables, pacing }, change),
    find: async (inquiryId) => {
      const item = await getItem(client, tables.inquiries, stateKey(inquiryId))
      return item === undefined ? undefined : readState(item)
    },
    messages: async (inquiryId) => (await collected(inquiryId, MESSAGE_PREFIX)).map(readMessage),
    events: async (inquiryId) => (await collected(inquiryId, EVENT_PREFIX)).map(readEvent),
    list: (view, page) => listInquiries(lists, view, page),
    dueBefore: (instant, limit) => dueInquiries(lists, instant, limit),
    byThreadKey: async (key) => {
      const item = await getItem(client, tables.threads, { pk: key })
      return item === undefined ? undefined : readAs(threadSchema, item, 'stored thread').inquiryId
    },
    addThreadKeys: async (inquiryId, keys) => {
      const writes = keys.map((key) => new UpdateCommand(threadWrite(tables, inquiryId, key, false).Update))
      await Promise.all(writes.map((write) => calling('dynamodb', () => client.send(write))))
    },
  }
}
