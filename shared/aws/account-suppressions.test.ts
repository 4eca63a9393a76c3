import { DeleteSuppressedDestinationCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { createAccountSuppressions } from './account-suppressions.ts'

const client = new SESv2Client({ region: 'eu-central-1' })
const mock = mockClient(client)
const list = createAccountSuppressions({ client })
const failure = (name: string) => Object.assign(new Error('no'), { name })
beforeEach(() => mock.reset())

test('an address is taken off the account’s list', async () => {
  mock.on(DeleteSuppressedDestinationCommand).resolves({})
  await list.lift('anna@kunde.example')
  expect(mock.commandCalls(DeleteSuppressedDestinationCommand)[0]?.args[0].input).toEqual({
    EmailAddress: 'anna@kunde.example',
  })
})

test('one that is not there is lifted already', async () => {
  mock.on(DeleteSuppressedDestinationCommand).rejects(failure('NotFoundException'))
  await expect(list.lift('anna@kunde.example')).resolves.toBeUndefined()
})

test('a list that cannot be reached is for later', async () => {
  mock.on(DeleteSuppressedDestinationCommand).rejects(failure('TooManyRequestsException'))
  await expect(list.lift('anna@kunde.example')).rejects.toThrow(Unavailable)
})
