import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { readAs } from '#shared/read-as.ts'
import type { Indexed, SearchIndex, SearchPlace } from '#shared/search/search-index.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, type Key } from './dynamo/read.ts'
import { updateInput } from './dynamo/update.ts'
import { writeAll } from './dynamo/write-all.ts'
import { calling } from './errors.ts'
import type { TableNames } from './tables.ts'

const strings = z
  .instanceof(Set)
  .transform((set) => [...set])
  .pipe(z.array(z.string()))
const sortedStrings = strings.transform((all) => all.toSorted()).default([])
const indexedSchema = z.object({ place: z.string(), desks: sortedStrings, terms: sortedStrings })
const placeSchema = z.object({ sk: z.string() })

const documentKey = (inquiryId: string): Key => ({ pk: `INQ#${inquiryId}`, sk: 'INDEXED' })
const listOf = (desk: string, term: string): string => `${desk}#${term}`
const keysAt = (place: SearchPlace, desk: string, terms: readonly string[]): readonly Key[] =>
  terms.map((term) => ({ pk: listOf(desk, term), sk: place }))

/** The search index on DynamoDB: one small item for each desk, term and inquiry, and one that names them all. */
export function createSearchIndex(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'search'>
  readonly pacing?: Pacing
}): SearchIndex {
  const { client, pacing = systemPacing } = options
  const table = options.tables.search
  const update = (key: Key, change: Pick<Parameters<typeof updateInput>[0], 'set' | 'add' | 'take'>) =>
    calling('dynamodb', () => client.send(new UpdateCommand(updateInput({ table, key, ...change }))))
  async function indexed(inquiryId: string): Promise<Indexed | undefined> {
    const item = await getItem(client, table, documentKey(inquiryId))
    return item === undefined ? undefined : readAs(indexedSchema, item, 'search entry')
  }
  const takeOut = (entry: Indexed, desk: string): Promise<void> => {
    const removals = keysAt(entry.place, desk, entry.terms).map((remove) => ({ remove }))
    return writeAll(client, table, removals, pacing)
  }
  return {
    indexed,
    places: async ({ desk, term, before, from, limit }) => {
      // BETWEEN includes its ends; `before` itself is taken out below.
      const command = new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :list AND sk BETWEEN :from AND :before',
        ExpressionAttributeValues: { ':list': listOf(desk, term), ':from': from, ':before': before },
        ProjectionExpression: 'sk',
        ScanIndexForward: false,
        Limit: limit + 1,
      })
      const { Items: items = [] } = await calling('dynamodb', () => client.send(command))
      const places = items.map((item) => readAs(placeSchema, item, 'search entry').sk)
      return places.filter((place) => place !== before).slice(0, limit)
    },
    enter: async (inquiryId, { place, desks, terms }) => {
      const add = { desks: new Set(desks), terms: new Set(terms) }
      await update(documentKey(inquiryId), { set: { place }, add })
      const puts = desks.flatMap((desk) => keysAt(place, desk, terms)).map((put) => ({ put }))
      await writeAll(client, table, puts, pacing)
    },
    leave: async (inquiryId, desk) => {
      const entry = await indexed(inquiryId)
      if (entry?.desks.includes(desk) !== true) return
      await takeOut(entry, desk)
      await update(documentKey(inquiryId), { take: { desks: new Set([desk]) } })
    },
    erase: async (inquiryId) => {
      const entry = await indexed(inquiryId)
      for (const desk of entry?.desks ?? []) if (entry !== undefined) await takeOut(entry, desk)
      const Key = { ...documentKey(inquiryId) }
      await calling('dynamodb', () => client.send(new DeleteCommand({ TableName: table, Key })))
    },
  }
}
