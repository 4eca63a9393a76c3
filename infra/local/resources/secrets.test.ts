import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openState } from '../state.ts'
import { provisionSecret, readSecret } from './secrets.ts'

it('a secret is generated as the template says, once', () => {
  const directory = mkdtempSync(join(tmpdir(), 'anklang-secrets-'))
  const state = openState(directory)
  const GenerateSecretString = {
    SecretStringTemplate: '{"current":"k1"}',
    GenerateStringKey: 'k1',
    PasswordLength: 48,
    ExcludePunctuation: true,
    ExcludeCharacters: 'abc',
  }
  const resource = { logicalId: 'Keys', type: 'AWS::SecretsManager::Secret', properties: { GenerateSecretString } }
  provisionSecret(resource, 'arn', state)
  const first = readSecret('arn', state)
  provisionSecret(resource, 'arn', state)
  expect(readSecret('arn', state)).toBe(first)
  expect(JSON.parse(first ?? '')).toEqual({ current: 'k1', k1: expect.stringMatching(/^[d-zA-Z0-9]{48}$/) })
  expect(readSecret('other', state)).toBeUndefined()
  state.close()
  rmSync(directory, { recursive: true, force: true })
})
