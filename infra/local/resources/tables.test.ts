import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AwsCall, awsJson } from '../emulators/aws-json.ts'
import { type DynamoDb, startDynamoDb } from '../emulators/dynamodb.ts'
import { provisionTable } from './tables.ts'

const directory = mkdtempSync(join(tmpdir(), 'anklang-tables-'))
let engine: DynamoDb
let call: AwsCall
beforeAll(async () => {
  engine = await startDynamoDb(directory)
  call = awsJson(engine.endpoint, 'DynamoDB_20120810')
})
afterAll(async () => {
  await engine.stop()
  rmSync(directory, { recursive: true, force: true })
})

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' })
const index = (IndexName: string, key: string) => ({
  IndexName,
  KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  Projection: { ProjectionType: 'KEYS_ONLY' },
})
const table = (key: string, indexes: readonly ReturnType<typeof index>[]) => ({
  logicalId: 'Inquiries',
  type: 'AWS::DynamoDB::Table',
  properties: {
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    AttributeDefinitions: [
      attribute(key),
      ...indexes.map(({ KeySchema }) => attribute(KeySchema[0]?.AttributeName ?? '')),
    ],
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  },
})

it('a table follows the template: made, found again, given a new index and a stream', async () => {
  await provisionTable(table('pk', []), call)
  await call('PutItem', { TableName: 'Inquiries', Item: { pk: { S: 'a' }, desk: { S: 'cards' } } })
  const changed = table('pk', [index('byDesk', 'desk')])
  const streaming = {
    ...changed,
    properties: { ...changed.properties, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } },
  }
  await provisionTable(streaming, call)
  await provisionTable(streaming, call)
  const found = await call('Query', {
    TableName: 'Inquiries',
    IndexName: 'byDesk',
    KeyConditionExpression: 'desk = :desk',
    ExpressionAttributeValues: { ':desk': { S: 'cards' } },
  })
  expect(found).toMatchObject({ Count: 1 })
  expect(await call('DescribeTable', { TableName: 'Inquiries' })).toMatchObject({
    Table: { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } },
  })
})

it('changed keys stop the start with what to do', async () => {
  await expect(provisionTable(table('id', []), call)).rejects.toThrow(
    /keys of table Inquiries.*delete the data directory/,
  )
  await expect(provisionTable(table('pk', [index('byDesk', 'other')]), call)).rejects.toThrow(/keys of index byDesk/)
})
