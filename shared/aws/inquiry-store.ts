import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem } from './dynamo/read.ts'
import { calling } from './errors.ts'
import { commitChange } from './inquiries/commit.ts'
import { threadWrite } from './inquiries/thread-write.ts'
import { createInquiryReader } from './inquiry-reader.ts'
import type { TableNames } from './tables.ts'

const threadSchema = z.object({ inquiryId: z.string(), expiresAt: z.exactOptional(z.number()) })

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
    byThreadKey: async (key, at = 0) => {
      const item = await getItem(client, tables.threads, { pk: key })
      if (item === undefined) return undefined
      const { inquiryId, expiresAt = Number.POSITIVE_INFINITY } = readAs(threadSchema, item, 'stored thread')
      return expiresAt * 1_000 <= at ? undefined : inquiryId
    },
    addThreadKeys: async (inquiryId, keys) => {
      const writes = keys.map(
        (key) => new UpdateCommand(threadWrite(tables.threads, inquiryId, { key, exclusive: false }).Update),
      )
      await Promise.all(writes.map((write) => calling('dynamodb', () => client.send(write))))
    },
  }
}
