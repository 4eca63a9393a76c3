import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { Malformed, Unavailable } from '#shared/errors.ts'
import { createConfigurationStore } from './configuration-store.ts'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
const mock = mockClient(client)
const configuration = { ...exampleSource(), holidayDates: [] }
const tables = { configuration: 't' }
const inForce = (version: number) => mock.on(GetCommand, pointer).resolves({ Item: { version, digest: `d${version}` } })
const pointer = { TableName: 't', Key: { pk: 'CURRENT' }, ConsistentRead: true }
const bodyOf = (version: number) => ({ TableName: 't', Key: { pk: `V#${version}` }, ConsistentRead: true })

describe('the configuration in force', () => {
  let now = 0
  beforeEach(() => {
    mock.reset()
    now = 0
    for (const version of [1, 2]) {
      mock.on(GetCommand, bodyOf(version)).resolves({ Item: { body: gzipSync(JSON.stringify(configuration)) } })
    }
  })
  const store = () => createConfigurationStore({ client, tables, elapsed: () => now })

  test('is looked up every 15 seconds, and each version is read once', async () => {
    const { current } = store()
    inForce(1)
    expect(await current()).toEqual({ version: 1, configuration })
    now = 14_999
    inForce(2)
    expect((await current()).version).toBe(1)
    now = 15_000
    expect((await current()).version).toBe(2)
    inForce(1)
    now = 30_000
    expect((await current()).version).toBe(1)
    expect(mock.calls()).toHaveLength(5)
  })

  test('is looked up again at once after a failure', async () => {
    const { current } = store()
    mock.on(GetCommand, pointer).rejects(Object.assign(new Error('no'), { code: 'ECONNRESET' }))
    await expect(current()).rejects.toThrow(Unavailable)
    inForce(1)
    expect((await current()).version).toBe(1)
  })

  test('is refused when what is stored is no configuration, and read again next time', async () => {
    const { version } = store()
    mock.on(GetCommand, bodyOf(1)).resolves({ Item: { body: gzipSync('{"institute":1}') } })
    await expect(version(1)).rejects.toThrow(Malformed)
    mock.on(GetCommand, bodyOf(1)).resolves({ Item: { body: gzipSync(JSON.stringify(configuration)) } })
    expect((await version(1)).version).toBe(1)
  })

  test('is not published when no item holds it', async () => {
    inForce(1)
    const noise = createHash('shake256', { outputLength: 600_000 }).update('noise').digest('base64')
    const templates = { 'a.liquid': noise }
    await expect(store().publish({ ...configuration, templates }, { by: 'olga', at: 0, note: '' })).rejects.toThrow(
      Malformed,
    )
  })
})
