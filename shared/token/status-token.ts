import { currentKey, equalSignatures, keyThat, signature } from './signature.ts'
import type { SigningKeys } from './signing-keys.ts'

/** 130 bits: a status link is a bearer token that stays valid for ever. */
const SIGNATURE = 26
const TOKEN = new RegExp(`^([a-z2-7]{26})([a-z2-7]{${SIGNATURE}})$`)

/** The token of a status link: whoever has it may see the inquiry. 52 characters of lower-case base32. */
export const statusToken = (inquiryId: string, keys: SigningKeys): string =>
  `${inquiryId}${signature('status', [inquiryId], currentKey(keys), SIGNATURE)}`

/** The inquiry's id, or undefined when the token was not signed by a key that is still known. Case does not matter. */
export function readStatusToken(token: string, keys: SigningKeys): string | undefined {
  const [, inquiryId, given] = TOKEN.exec(token.toLowerCase()) ?? []
  if (inquiryId === undefined || given === undefined) return undefined
  const key = keyThat((one) => equalSignatures(signature('status', [inquiryId], one, SIGNATURE), given), keys)
  return key === undefined ? undefined : inquiryId
}
