import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { getItem, getItems, queryAll } from './read.ts'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
const mock = mockClient(client)
const pacing = { random: () => 0, wait: async () => undefined }
const keys = [{ pk: 'a' }, { pk: 'b' }]

describe('reading items', () => {
  beforeEach(() => mock.reset())

  test('asks again for keys that were left unprocessed', async () => {
    mock
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { t: [{ pk: 'a' }] }, UnprocessedKeys: { t: { Keys: [{ pk: 'b' }] } } })
      .resolvesOnce({ Responses: { t: [{ pk: 'b' }] } })
    expect(await getItems(client, 't', keys, pacing)).toEqual(keys)
  })

  test('is unavailable when keys stay unprocessed', async () => {
    mock.on(BatchGetCommand).resolves({ UnprocessedKeys: { t: { Keys: keys } } })
    await expect(getItems(client, 't', keys, pacing)).rejects.toThrow(Unavailable)
  })

  test('follows a query over its pages', async () => {
    mock
      .on(QueryCommand)
      .resolvesOnce({ Items: [{ pk: 'a' }], LastEvaluatedKey: { pk: 'a' } })
      .resolvesOnce({ Items: [{ pk: 'b' }] })
    expect(await queryAll(client, { TableName: 't' })).toEqual(keys)
    expect(mock.commandCalls(QueryCommand)[1]?.args[0].input.ExclusiveStartKey).toEqual({ pk: 'a' })
  })

  test('is unavailable when the engine throttles, and asks for the latest value', async () => {
    mock.on(GetCommand).resolvesOnce({ Item: { pk: 'a' } })
    expect(await getItem(client, 't', { pk: 'a' })).toEqual({ pk: 'a' })
    expect(mock.commandCalls(GetCommand)[0]?.args[0].input.ConsistentRead).toBe(true)
    const throttled = Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' })
    mock.on(GetCommand).rejects(throttled)
    await expect(getItem(client, 't', { pk: 'a' })).rejects.toThrow(Unavailable)
  })
})
