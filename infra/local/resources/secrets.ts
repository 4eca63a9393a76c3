import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { State } from '../state.ts'
import type { Resource } from '../template/template.ts'

const secretSchema = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
      PasswordLength: z.coerce.number().int().default(32),
      ExcludePunctuation: z.boolean().default(false),
      ExcludeCharacters: z.string().default(''),
    })
    .optional(),
})
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~'

const key = (arn: string): string => `secret:${arn}`

/** Value of a secret; made once as GenerateSecretString says and kept: links signed with it stay valid. */
export function provisionSecret(resource: Resource, arn: string, state: State): void {
  if (state.read(key(arn), z.string()) !== undefined) return
  const { SecretString, GenerateSecretString: generate } = secretSchema.parse(resource.properties)
  if (generate === undefined) {
    state.write(key(arn), SecretString ?? '')
    return
  }
  const alphabet = [...LETTERS, ...(generate.ExcludePunctuation ? '' : PUNCTUATION)].filter(
    (character) => !generate.ExcludeCharacters.includes(character),
  )
  const password = Array.from({ length: generate.PasswordLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  const { SecretStringTemplate: template, GenerateStringKey: name } = generate
  if (template === undefined || name === undefined) state.write(key(arn), password)
  else {
    const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(template))
    state.write(key(arn), JSON.stringify({ ...fields, [name]: password }))
  }
}

/** A secret that a person made before the stack was there. */
export const writeSecret = (arn: string, text: string, state: State): void => state.write(key(arn), text)

export const readSecret = (arn: string, state: State): string | undefined => state.read(key(arn), z.string())
