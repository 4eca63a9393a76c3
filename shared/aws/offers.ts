import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Offers } from '#shared/console/offers.ts'
import { readAs } from '#shared/read-as.ts'
import { queryAll } from './dynamo/read.ts'
import { calling } from './errors.ts'
import type { TableNames } from './tables.ts'

const offerSchema = z.object({ sk: z.string(), until: z.number() })
const partition = (advisorId: string): string => `OFFER#${advisorId}`

/** Offers on DynamoDB, one item each, which expires by itself. */
export function createOffers(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'console'>
}): Offers {
  const { client } = options
  const table = options.tables.console
  return {
    of: async (advisorId, at) => {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition(advisorId) },
        ConsistentRead: true,
      })
      return items
        .map((item) => readAs(offerSchema, item, 'stored offer'))
        .filter(({ until }) => until > at)
        .map(({ sk }) => sk)
    },
    put: async (advisorId, inquiryId, until) => {
      const Item = { pk: partition(advisorId), sk: inquiryId, until, expiresAt: Math.ceil(until / 1_000) }
      await calling('dynamodb', () => client.send(new PutCommand({ TableName: table, Item })))
    },
    remove: async (advisorId, inquiryId) => {
      const Key = { pk: partition(advisorId), sk: inquiryId }
      await calling('dynamodb', () => client.send(new DeleteCommand({ TableName: table, Key })))
    },
  }
}
