import { ConditionalCheckFailedException, DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { writeTogether } from './transact.ts'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
const mock = mockClient(client)
const put = (pk: string) => ({ Put: { TableName: 't', Item: { pk } } })
const items = [put('a'), put('b')]

const waits: number[] = []
const pacing = {
  random: () => 0.5,
  wait: async (milliseconds: number) => {
    waits.push(milliseconds)
  },
}

const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  })
const named = (name: string, status = 400) =>
  Object.assign(new Error('no'), { name, $metadata: { httpStatusCode: status } })

describe('writing together', () => {
  beforeEach(() => {
    mock.reset()
    waits.length = 0
  })

  test('names the positions whose condition did not hold, without trying again', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed'))
    expect(await writeTogether(client, items, pacing)).toEqual({ failed: [1], contended: [] })
    expect(mock.calls()).toHaveLength(1)
  })

  test('tries again while others write the same items, waiting longer each time up to a bound', async () => {
    mock
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', 'TransactionConflict'))
      .rejectsOnce(cancelled('ThrottlingError', 'None'))
      .rejectsOnce(named('TransactionInProgressException'))
      .resolves({})
    expect(await writeTogether(client, items, pacing)).toBeUndefined()
    expect(waits).toEqual([10, 20, 40])
  })

  test('gives up after a bounded number of conflicts and says where they were', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled('None', 'TransactionConflict'))
    expect(await writeTogether(client, items, pacing)).toEqual({ failed: [], contended: [1] })
    expect(mock.calls()).toHaveLength(10)
    expect(Math.max(...waits)).toBe(200)
  })

  test('is unavailable when the table keeps throttling or does not answer', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled('ProvisionedThroughputExceeded', 'None'))
    await expect(writeTogether(client, items, pacing)).rejects.toThrow(Unavailable)
    mock.on(TransactWriteCommand).rejects(named('InternalServerError', 500))
    await expect(writeTogether(client, items, pacing)).rejects.toThrow(Unavailable)
    mock.on(TransactWriteCommand).rejects(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))
    await expect(writeTogether(client, items, pacing)).rejects.toThrow(Unavailable)
  })

  test('throws what no repetition mends as it is', async () => {
    const invalid = cancelled('ValidationError', 'None')
    mock.on(TransactWriteCommand).rejects(invalid)
    await expect(writeTogether(client, items, pacing)).rejects.toBe(invalid)
    const denied = named('AccessDeniedException')
    mock.on(TransactWriteCommand).rejects(denied)
    await expect(writeTogether(client, items, pacing)).rejects.toBe(denied)
    expect(mock.calls()).toHaveLength(2)
  })

  test('writes a single item without a transaction, by the same rules', async () => {
    mock.on(PutCommand).rejectsOnce(named('TransactionConflictException')).resolvesOnce({})
    expect(await writeTogether(client, [put('a')], pacing)).toBeUndefined()
    mock.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }))
    expect(await writeTogether(client, [put('a')], pacing)).toEqual({ failed: [0], contended: [] })
    expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(0)
  })
})
