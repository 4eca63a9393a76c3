import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { type MacroOwner, type Macros, ownerKey } from '#shared/console/macros.ts'
import { Conflict } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { queryAll } from './dynamo/read.ts'
import { type TransactItem, writeTogether } from './dynamo/transact.ts'
import type { TableNames } from './tables.ts'

const macroSchema = z.object({
  sk: z.string(),
  language: z.string(),
  title: z.string(),
  text: z.string(),
  // Older releases did not count and did not keep who it was.
  version: z.number().default(0),
  changed: z.exactOptional(z.object({ at: z.number(), by: z.string() })),
})
const partition = (owner: MacroOwner): string => `MACRO#${ownerKey(owner)}`

/** Holds for the version that was seen; 0 is none, and one of a release that did not count. */
const seenVersion = (seen: number) => ({
  ConditionExpression: seen === 0 ? 'attribute_not_exists(#version)' : '#version = :seen',
  ExpressionAttributeNames: { '#version': 'version' },
  ...(seen === 0 ? {} : { ExpressionAttributeValues: { ':seen': seen } }),
})

/** Macros on DynamoDB, one item each in the collection of their owner, changed only over the version that was seen. */
export function createMacros(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'console'>
  readonly pacing?: Pacing
}): Macros {
  const { client, pacing = systemPacing } = options
  const table = options.tables.console
  const write = async (item: TransactItem): Promise<void> => {
    if ((await writeTogether(client, [item], pacing)) !== undefined) throw new Conflict('macro')
  }
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
    save: ({ macroId, owner, ...macro }, seen) => {
      const Item = { pk: partition(owner), sk: macroId, ...macro, version: seen + 1 }
      return write({ Put: { TableName: table, Item, ...seenVersion(seen) } })
    },
    remove: (owner, macroId, seen) => {
      const { ConditionExpression, ...holds } = seenVersion(seen)
      return write({
        Delete: {
          TableName: table,
          Key: { pk: partition(owner), sk: macroId },
          ConditionExpression: `attribute_not_exists(pk) OR ${ConditionExpression}`,
          ...holds,
        },
      })
    },
  }
}
