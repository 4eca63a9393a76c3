import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type AwsCall, AwsError } from '../emulators/aws-json.ts'
import { StartError } from '../start-error.ts'
import type { Resource } from '../template/template.ts'
import { physicalName } from './names.ts'

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
const index = z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: z.record(z.string(), z.unknown()) })
const attributes = z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() }))
const tableSchema = z.object({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: attributes,
  GlobalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean().default(true) }).optional(),
})
const described = z.object({
  Table: z.object({
    KeySchema: keySchema,
    GlobalSecondaryIndexes: z.array(index.pick({ IndexName: true, KeySchema: true })).default([]),
    StreamSpecification: z.object({ StreamViewType: z.string().optional() }).nullish(),
  }),
})
type Table = z.infer<typeof tableSchema>

/** Makes a table of the template as it says, or brings an existing one up to it. Throws StartError where its keys changed: that needs a new table. */
export async function provisionTable(resource: Resource, call: AwsCall): Promise<void> {
  const table = tableSchema.parse(resource.properties)
  const name = table.TableName ?? physicalName(resource.logicalId, 255)
  const existing = await describe(name, call)
  if (existing === undefined) await create(name, table, call)
  else await update(name, table, existing, call)
}

async function describe(name: string, call: AwsCall): Promise<z.infer<typeof described> | undefined> {
  try {
    return described.parse(await call('DescribeTable', { TableName: name }))
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined
    throw error
  }
}

const stream = (table: Table) =>
  table.StreamSpecification === undefined
    ? {}
    : { StreamSpecification: { StreamEnabled: true, StreamViewType: table.StreamSpecification.StreamViewType } }

async function create(name: string, table: Table, call: AwsCall): Promise<void> {
  await call('CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    ...(table.GlobalSecondaryIndexes.length === 0 ? {} : { GlobalSecondaryIndexes: table.GlobalSecondaryIndexes }),
    ...stream(table),
  })
  if (table.TimeToLiveSpecification?.Enabled === true)
    await call('UpdateTimeToLive', { TableName: name, TimeToLiveSpecification: table.TimeToLiveSpecification })
}

async function update(name: string, table: Table, existing: z.infer<typeof described>, call: AwsCall): Promise<void> {
  const changed = (what: string): StartError =>
    new StartError(
      `The template changed the keys of ${what}, which stored data cannot follow: delete the data directory (or set ANKLANG_DATA_DIR to another one) and start again.`,
    )
  if (!isDeepStrictEqual(existing.Table.KeySchema, table.KeySchema)) throw changed(`table ${name}`)
  for (const wanted of table.GlobalSecondaryIndexes) {
    const found = existing.Table.GlobalSecondaryIndexes.find((candidate) => candidate.IndexName === wanted.IndexName)
    if (found !== undefined && !isDeepStrictEqual(found.KeySchema, wanted.KeySchema))
      throw changed(`index ${wanted.IndexName} of table ${name}`)
    if (found === undefined)
      await call('UpdateTable', {
        TableName: name,
        AttributeDefinitions: table.AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create: wanted }],
      })
  }
  if (table.StreamSpecification !== undefined && !existing.Table.StreamSpecification?.StreamViewType)
    await call('UpdateTable', { TableName: name, ...stream(table) })
}
