import { invalidInput } from './refusal.ts'
import type { HttpRequest } from './request.ts'

/** Printable ASCII, as in the draft of the header (draft-ietf-httpapi-idempotency-key-header). */
const KEY = /^[\x20-\x7e]{1,255}$/u

/** The caller's key for a request that may be repeated, or undefined. Throws Refusal (422) for one that makes no sense. */
export function idempotencyKeyOf(request: HttpRequest): string | undefined {
  const key = request.header('idempotency-key')
  if (key === undefined) return undefined
  if (!KEY.test(key) || key.trim() === '')
    throw invalidInput([{ path: 'Idempotency-Key', message: 'must have 1 to 255 printable ASCII characters' }])
  return key
}
