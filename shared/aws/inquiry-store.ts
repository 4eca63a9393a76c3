import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem } from './dynamo/read.ts'
import { calling } from './errors.ts'
import { commitChange, threadWrite } from './inquiries/commit.ts'
import { createInquiryReader } from './inquiry-reader.ts'
import type { TableNames } from './tables.ts'

const threadSchema = z.object({ inquiryId: z.string() })

/** Inquiries on DynamoDB; docs/data-model.md lists the keys. */
export function createInquiryStore(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'inquiries' | 'receipts' | 'threads' | 'advisors'>
  readonly pacing?: Pacing
}): InquiryStore {
  const { client, tables, pacing = systemPacing } = options
  return {
    ...createInquiryReader({ client, tables, pacing }),
    commit: (change) => commitChange({ client, tables, pacing }, change),
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
