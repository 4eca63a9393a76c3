import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Viewers } from '#shared/console/viewers.ts'
import { readAs } from '#shared/read-as.ts'
import { queryAll } from './dynamo/read.ts'
import { calling } from './errors.ts'
import type { TableNames } from './tables.ts'

const viewerSchema = z.object({ advisorId: z.string(), sessionId: z.string(), typing: z.boolean(), until: z.number() })

const partition = (inquiryId: string): string => `VIEW#${inquiryId}`
const sortOf = (who: { readonly advisorId: string; readonly sessionId: string }): string =>
  `${who.advisorId}#${who.sessionId}`
/** DynamoDB takes expired items out within days; nobody reads them till then. */
const forgotten = (until: number): number => Math.ceil(until / 1_000) + 60

/** Who looks at what on DynamoDB, one item a tab and inquiry. */
export function createViewers(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'console'>
}): Viewers {
  const { client } = options
  const table = options.tables.console
  return {
    of: async (inquiryId, at) => {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition(inquiryId) },
        ConsistentRead: true,
      })
      return items.map((item) => readAs(viewerSchema, item, 'stored viewer')).filter(({ until }) => until > at)
    },
    put: async (inquiryId, viewer) => {
      const Item = { pk: partition(inquiryId), sk: sortOf(viewer), ...viewer, expiresAt: forgotten(viewer.until) }
      await calling('dynamodb', () => client.send(new PutCommand({ TableName: table, Item })))
    },
    remove: async (inquiryId, who) => {
      const Key = { pk: partition(inquiryId), sk: sortOf(who) }
      await calling('dynamodb', () => client.send(new DeleteCommand({ TableName: table, Key })))
    },
  }
}
