import { Refusal } from './refusal.ts'
import type { HttpRequest } from './request.ts'

/** What a request is about: its version, and whether there is anything. */
interface Current {
  readonly version: number
  readonly exists: boolean
}

/** Strong entity tag of a version (RFC 9110 §8.8.3). */
export const etagOf = (version: number): string => `"${version}"`

/**
 * Whether a change may be made, by If-Match and If-None-Match (RFC 9110 §13.1). Throws Refusal: 412 where they do not
 * hold, 428 (RFC 6585 §3) where something would be changed and no version is named.
 */
export function checkPreconditions(request: HttpRequest, current: Current): void {
  const ifMatch = request.header('if-match')
  const ifNoneMatch = request.header('if-none-match')
  const failed =
    (ifMatch !== undefined && !matches(ifMatch, current)) ||
    (ifNoneMatch !== undefined && matches(ifNoneMatch, current))
  if (failed) throw changedMeanwhile(current)
  if (current.exists && ifMatch === undefined)
    throw new Refusal('precondition-required', 'Send the ETag of the version that you change as If-Match.')
}

/** 412, with the ETag in force where there is something. */
export const changedMeanwhile = ({ version, exists }: Current): Refusal =>
  new Refusal(
    'precondition-failed',
    exists ? 'Another version is in force.' : 'There is nothing of this name.',
    exists ? { headers: { etag: etagOf(version) } } : {},
  )

/** Weak tags never match: they do not tell one version from the next. */
const matches = (header: string, { version, exists }: Current): boolean =>
  exists && header.split(',').some((tag) => tag.trim() === '*' || tag.trim() === etagOf(version))
