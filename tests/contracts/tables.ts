import { CreateTableCommand, type KeySchemaElement } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { TABLES, type TableDefinition, type TableNames } from '#shared/aws/tables.ts'

/** The tables of the system on an engine, their names beginning with `run`. */
export async function createTables(client: DynamoDBDocumentClient, run: string): Promise<TableNames> {
  const names = {
    inquiries: `${run}-inquiries`,
    receipts: `${run}-receipts`,
    threads: `${run}-threads`,
    advisors: `${run}-advisors`,
    console: `${run}-console`,
    customers: `${run}-customers`,
    sending: `${run}-sending`,
    reactionTimes: `${run}-reactionTimes`,
    advisorFigures: `${run}-advisorFigures`,
    promises: `${run}-promises`,
    search: `${run}-search`,
    configuration: `${run}-configuration`,
    audit: `${run}-audit`,
  } satisfies TableNames
  await Promise.all(Object.entries(TABLES).map(([name, table]) => createTable(client, `${run}-${name}`, table)))
  return names
}

async function createTable(client: DynamoDBDocumentClient, TableName: string, table: TableDefinition): Promise<void> {
  const attributes = [table, ...table.indexes].flatMap(({ partitionKey, sortKey }) =>
    [partitionKey, sortKey ?? []].flat(),
  )
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...new Set(attributes)].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keySchema(table),
      ...(table.indexes.length === 0
        ? {}
        : {
            GlobalSecondaryIndexes: table.indexes.map((index) => ({
              IndexName: index.name,
              KeySchema: keySchema(index),
              Projection: { ProjectionType: 'KEYS_ONLY' },
            })),
          }),
    }),
  )
}

const keySchema = ({
  partitionKey,
  sortKey,
}: Pick<TableDefinition, 'partitionKey' | 'sortKey'>): KeySchemaElement[] => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' } as const]),
]
