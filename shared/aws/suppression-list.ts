import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { readAs } from '#shared/read-as.ts'
import type { Suppression, SuppressionList } from '#shared/sending/suppression-list.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { getItem } from './dynamo/read.ts'
import { calling } from './errors.ts'
import type { TableNames } from './tables.ts'

const suppressionSchema = z.object({
  reason: z.enum(['bounce', 'complaint']),
  at: z.number(),
}) satisfies z.ZodType<Suppression>

/** A hash: whoever reads the table learns no address. */
const keyOf = (address: string) => ({ pk: `SUPPRESSED#${deriveId('suppressed', address.trim().toLowerCase())}` })

/** Suppressed addresses on DynamoDB, kept until they are lifted. */
export function createSuppressionList(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'sending'>
}): SuppressionList {
  const { client } = options
  const table = options.tables.sending
  return {
    find: async (address) => {
      const item = await getItem(client, table, keyOf(address))
      return item === undefined ? undefined : readAs(suppressionSchema, item, 'stored suppression')
    },
    add: async (address, { reason, at }) => {
      const put = new PutCommand({ TableName: table, Item: { ...keyOf(address), reason, at } })
      await calling('dynamodb', () => client.send(put))
    },
    lift: async (address) => {
      const remove = new DeleteCommand({ TableName: table, Key: keyOf(address) })
      await calling('dynamodb', () => client.send(remove))
    },
  }
}
