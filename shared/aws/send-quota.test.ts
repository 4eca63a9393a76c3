import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { createSendQuota } from './send-quota.ts'

const client = new SESv2Client({ region: 'eu-central-1' })
const mock = mockClient(client)
let now = 0
const quota = () => createSendQuota({ client, clock: () => now })
const asked = () => mock.commandCalls(GetAccountCommand).length

beforeEach(() => {
  mock.reset()
  now = 0
})

test('the account is asked once a minute, and what was sent meanwhile is counted', async () => {
  mock.on(GetAccountCommand).resolves({ SendQuota: { Max24HourSend: 100, MaxSendRate: 14, SentLast24Hours: 98 } })
  const read = quota()
  expect(await read()).toEqual({ perSecond: 14, left: 2 })
  expect(await read()).toEqual({ perSecond: 14, left: 1 })
  expect(await read()).toEqual({ perSecond: 14, left: 0 })
  expect(asked()).toBe(1)
  now = 60_000
  expect(await read()).toEqual({ perSecond: 14, left: 2 })
  expect(asked()).toBe(2)
})

test('an account without a daily limit has none', async () => {
  mock.on(GetAccountCommand).resolves({ SendQuota: { Max24HourSend: -1, MaxSendRate: 50, SentLast24Hours: 7 } })
  expect(await quota()()).toEqual({ perSecond: 50, left: Number.POSITIVE_INFINITY })
})

test('an account that does not answer holds nothing back, and is asked again a minute later', async () => {
  mock.on(GetAccountCommand).rejects(new Error('slow down'))
  const read = quota()
  expect((await read()).left).toBe(Number.POSITIVE_INFINITY)
  await read()
  expect(asked()).toBe(1)
  now = 60_000
  mock.on(GetAccountCommand).resolves({ SendQuota: { Max24HourSend: 10, MaxSendRate: 1, SentLast24Hours: 10 } })
  expect(await read()).toEqual({ perSecond: 1, left: 0 })
  mock.on(GetAccountCommand).rejects(new Error('slow down'))
  now = 120_000
  expect((await read()).left).toBeLessThanOrEqual(0)
})
