import { createHmac } from 'node:crypto'
import type { SigningKeys } from '#shared/token/signing-keys.ts'

/** Turns a term into what the index keeps of it. */
export type HashTerm = (term: string) => string

const BYTES = 12

/** Keyed hashes (HMAC-SHA256, RFC 2104; 96 bits, base64url): without the current key nobody can tell or try words. */
export function hashTermWith({ current, keys }: SigningKeys): HashTerm {
  const key = keys[current] ?? ''
  return (term) => createHmac('sha256', key).update(term).digest().subarray(0, BYTES).toString('base64url')
}
