import { HOUR, type Instant } from '#shared/instant.ts'
import { hourOf } from '#shared/reaction-times/hours.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import type { Cap } from './send-ledger.ts'

/** A cap for one subject within the hour (UTC) of `now`, and when that hour ends. The subject is kept as a hash, for at most two hours. Pure. */
export function hourlyCap(
  name: string,
  subject: string,
  limit: number,
  now: Instant,
): { readonly cap: Cap; readonly end: Instant } {
  const end = hourOf(now) + HOUR
  return { cap: { key: `${name}:${deriveId(name, subject)}:${end}`, limit, expiresAt: end + HOUR }, end }
}
