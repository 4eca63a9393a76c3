import { createHmac, timingSafeEqual } from 'node:crypto'
import { base32 } from './base32.ts'
import { lengthPrefixed } from './length-prefixed.ts'
import type { SigningKeys } from './signing-keys.ts'

/** What a signature is for. A signature for one purpose is worth nothing for another. */
export type Purpose = 'status' | 'reply' | 'reply-sender' | 'form'

/**
 * HMAC-SHA-256 (RFC 2104) over purpose and parts, truncated to `characters` of base32, 5 bits each
 * (RFC 2104 §5: at least 80 bits, so 16 characters).
 */
export function signature(purpose: Purpose, parts: readonly string[], key: string, characters: number): string {
  const mac = createHmac('sha256', key)
    .update(lengthPrefixed([`anklang/${purpose}/1`, ...parts]))
    .digest()
  return base32(mac).slice(0, characters)
}

/** Compares in constant time for strings of the same length; the lengths themselves are no secret. */
export function equalSignatures(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8'))
}

/** The key for new signatures. */
export function currentKey({ current, keys }: SigningKeys): string {
  const key = keys[current]
  if (key === undefined) throw new TypeError('the current signing key is not among the keys')
  return key
}

/** The key under which the check holds, if any still known one does. Every key is tried, whichever fits. */
export function keyThat(holds: (key: string) => boolean, { keys }: SigningKeys): string | undefined {
  return Object.values(keys).filter(holds)[0]
}
