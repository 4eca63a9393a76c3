import type { Instant } from '#shared/instant.ts'
import { currentKey, equalSignatures, keyThat, signature } from './signature.ts'
import type { SigningKeys } from './signing-keys.ts'

/** 80 bits are plenty for a day. */
const SIGNATURE = 16
const TOKEN = new RegExp(`^([0-9a-z]{8,9})\\.([a-z2-7]{${SIGNATURE}})$`)

/** When a form was made, so that nobody can make one up: `<time in base 36>.<signature>`. */
export function formToken(made: Instant, keys: SigningKeys): string {
  const time = made.toString(36)
  return `${time}.${signature('form', [time], currentKey(keys), SIGNATURE)}`
}

/** When it was made; undefined when it was not signed by a key that is still known. */
export function readFormToken(token: string, keys: SigningKeys): Instant | undefined {
  const [, time, given] = TOKEN.exec(token) ?? []
  if (time === undefined || given === undefined) return undefined
  const key = keyThat((one) => equalSignatures(signature('form', [time], one, SIGNATURE), given), keys)
  return key === undefined ? undefined : Number.parseInt(time, 36)
}
