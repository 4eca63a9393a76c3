import { createHash } from 'node:crypto'
import { base32 } from './base32.ts'
import { lengthPrefixed } from './length-prefixed.ts'

/**
 * An id made of its parts: 26 characters of lower-case base32, the first 128 bits of SHA-256. The same parts give the
 * same id; parts are length-prefixed, so `('ab', 'c')` and `('a', 'bc')` differ.
 */
export function deriveId(...parts: readonly string[]): string {
  return base32(createHash('sha256').update(lengthPrefixed(parts)).digest().subarray(0, 16))
}
