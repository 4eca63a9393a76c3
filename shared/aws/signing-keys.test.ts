import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { Malformed, Missing, Unavailable } from '#shared/errors.ts'
import { MINUTE } from '#shared/instant.ts'
import { createSigningKeys } from './signing-keys.ts'

const client = new SecretsManagerClient({ region: 'eu-central-1' })
const mock = mockClient(client)
const key = 'a key that is long enough for tests'
const secret = (current: string, ...names: string[]) =>
  JSON.stringify({ current, ...Object.fromEntries(names.map((name) => [name, key])) })

describe('signing keys', () => {
  beforeEach(() => mock.reset())

  test('are read once and again after five minutes', async () => {
    let now = 0
    const keys = createSigningKeys({ client, arn: 'arn', elapsed: () => now })
    mock.on(GetSecretValueCommand).resolves({ SecretString: secret('k1', 'k1') })
    expect(await keys()).toEqual({ current: 'k1', keys: { k1: key } })
    mock.on(GetSecretValueCommand).resolves({ SecretString: secret('k2', 'k1', 'k2') })
    now = 5 * MINUTE - 1
    expect((await keys()).current).toBe('k1')
    now = 5 * MINUTE
    expect(await Promise.all([keys(), keys()])).toMatchObject([{ current: 'k2' }, { current: 'k2' }])
    expect(mock.calls()).toHaveLength(2)
  })

  test('are asked for again after a failure', async () => {
    const keys = createSigningKeys({ client, arn: 'arn' })
    mock
      .on(GetSecretValueCommand)
      .rejectsOnce(Object.assign(new Error('no'), { name: 'ThrottlingException' }))
      .resolvesOnce({})
      .resolvesOnce({ SecretString: 'no JSON' })
      .resolves({ SecretString: secret('k1', 'k1') })
    await expect(keys()).rejects.toThrow(Unavailable)
    await expect(keys()).rejects.toThrow(Missing)
    await expect(keys()).rejects.toThrow(Malformed)
    expect((await keys()).current).toBe('k1')
  })
})
