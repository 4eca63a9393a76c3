import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { type MacroOwner, type Macros, ownerKey } from '#shared/console/macros.ts'
import { readAs } from '#shared/read-as.ts'
import { queryAll } from './dynamo/read.ts'
import { calling } from './errors.ts'
import type { TableNames } from './tables.ts'

const macroSchema = z.object({ sk: z.string(), language: z.string(), title: z.string(), text: z.string() })
const partition = (owner: MacroOwner): string => `MACRO#${ownerKey(owner)}`

/** Macros on DynamoDB, one item each in the collection of their owner. */
export function createMacros(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'console'>
}): Macros {
  const { client } = options
  const table = options.tables.console
  return {
    of: async (owners) => {
      const collections = owners.map(async (owner) => {
        const items = await queryAll(client, {
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partition(owner) },
          ConsistentRead: true,
        })
        return items.map((item) => {
          const { sk: macroId, ...macro } = readAs(macroSchema, item, 'stored macro')
          return { macroId, owner, ...macro }
        })
      })
      return (await Promise.all(collections)).flat()
    },
    put: async ({ macroId, owner, ...macro }) => {
      const Item = { pk: partition(owner), sk: macroId, ...macro }
      await calling('dynamodb', () => client.send(new PutCommand({ TableName: table, Item })))
    },
    remove: async (owner, macroId) => {
      const Key = { pk: partition(owner), sk: macroId }
      await calling('dynamodb', () => client.send(new DeleteCommand({ TableName: table, Key })))
    },
  }
}
