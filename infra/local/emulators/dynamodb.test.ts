import { expect, it } from 'vitest'
import { findBinary, useDynamoDb } from './dynamodb.ts'

it('a platform without the embedded engine is told what to install or set', () => {
  expect(() => findBinary('plan9', 'mips')).toThrow(/@dynoxide\/plan9-mips.*npm ci.*ANKLANG_DYNAMODB_ENDPOINT/)
})

it('another engine that does not answer is named with its variable', async () => {
  await expect(useDynamoDb('http://127.0.0.1:1', 0)).rejects.toThrow(
    /No DynamoDB answers at http:\/\/127.0.0.1:1.*ANKLANG_DYNAMODB_ENDPOINT/,
  )
})
