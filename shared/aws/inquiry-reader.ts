import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { planOf, URGENT } from '#shared/inquiry/list-keys.ts'
import { countIndex } from './dynamo/index-page.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, getItems, queryAll } from './dynamo/read.ts'
import {
  EVENT_PREFIX,
  INDEX_OF,
  MESSAGE_PREFIX,
  partition,
  readEvent,
  readMessage,
  readState,
  stateKey,
} from './inquiries/items.ts'
import { dueInquiries, headsOf, listInquiries, timedInquiries } from './inquiries/lists.ts'
import type { TableNames } from './tables.ts'

/** The part of the store that functions which only look are granted: it needs no other table. */
export function createInquiryReader(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'inquiries'>
  readonly pacing?: Pacing
}): Pick<
  InquiryStore,
  'find' | 'findAll' | 'messages' | 'events' | 'list' | 'dueBefore' | 'heads' | 'timersBefore' | 'openAt'
> {
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
    find: async (inquiryId) => {
      const item = await getItem(client, tables.inquiries, stateKey(inquiryId))
      return item === undefined ? undefined : readState(item)
    },
    findAll: async (inquiryIds) =>
      (await getItems(client, tables.inquiries, [...new Set(inquiryIds)].map(stateKey), pacing)).map(readState),
    messages: async (inquiryId) => (await collected(inquiryId, MESSAGE_PREFIX)).map(readMessage),
    events: async (inquiryId) => (await collected(inquiryId, EVENT_PREFIX)).map(readEvent),
    list: (view, page) => listInquiries(lists, view, page),
    dueBefore: (instant, limit, from) => dueInquiries(lists, instant, limit, from),
    heads: (view, limit) => headsOf(lists, view, limit),
    timersBefore: (instant, limit) => timedInquiries(lists, instant, limit),
    openAt: async (desk, { urgentOnly }) => {
      const counts = planOf({ view: 'desk', desk }).lists.map((list) =>
        countIndex(lists, INDEX_OF.desk, list, urgentOnly ? URGENT : ''),
      )
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
    },
  }
}
