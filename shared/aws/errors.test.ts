import { describe, expect, test } from 'vitest'
import { Conflict, Unavailable } from '#shared/errors.ts'
import { calling, translate } from './errors.ts'

const failure = (fields: object) => Object.assign(new Error('no'), fields)

describe('translating SDK errors', () => {
  test.each([
    failure({ name: 'ThrottlingException' }),
    failure({ name: 'SlowDown' }),
    failure({ name: 'TimeoutError' }),
    failure({ name: 'CredentialsProviderError' }),
    failure({ code: 'ECONNRESET' }),
    failure({ code: 'EAI_AGAIN' }),
    failure({ $metadata: { httpStatusCode: 500 } }),
    failure({ $metadata: { httpStatusCode: 429 } }),
  ])('says unavailable for what time can heal (%#)', (error) => {
    const translated = translate('sqs', error)
    expect(translated).toBeInstanceOf(Unavailable)
    expect(translated).toMatchObject({ service: 'sqs', cause: error })
  })

  test.each([
    failure({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } }),
    failure({ name: 'AccessDeniedException', $metadata: {} }),
    failure({ $metadata: null }),
    new Conflict('inquiry'),
    'a string',
    undefined,
  ])('leaves everything else as it is (%#)', (error) => {
    expect(translate('sqs', error)).toBe(error)
  })

  test('passes results through', async () => {
    expect(await calling('sqs', async () => 1)).toBe(1)
    await expect(calling('sqs', () => Promise.reject(failure({ code: 'EPIPE' })))).rejects.toThrow(Unavailable)
  })
})
