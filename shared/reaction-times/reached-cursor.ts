import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { type Instant, iso } from '#shared/instant.ts'
import { hourOf } from './hours.ts'

/** Where a page of counted milestones begins: in an hour, after a place in it if there is one. */
export interface ReachedCursor {
  readonly hour: Instant
  readonly after?: string
}

const LONGEST = 1_000
const hourSchema = z.iso.datetime({ precision: 3 })

/** An opaque word of letters, digits, `-` and `_`. */
export const reachedCursor = ({ hour, after = '' }: ReachedCursor): string =>
  Buffer.from(`${iso(hour)}|${after}`, 'utf8').toString('base64url')

/** Throws Malformed for anything that reachedCursor did not make. */
export function readReachedCursor(cursor: string): ReachedCursor {
  const text = cursor.length > LONGEST ? '' : Buffer.from(cursor, 'base64url').toString('utf8')
  const cut = text.indexOf('|')
  const hour = hourSchema.safeParse(text.slice(0, Math.max(0, cut)))
  if (!hour.success || hourOf(Date.parse(hour.data)) !== Date.parse(hour.data))
    throw new Malformed('cursor', [{ path: 'cursor', message: 'is not one of this list' }])
  const after = text.slice(cut + 1)
  return { hour: Date.parse(hour.data), ...(after === '' ? {} : { after }) }
}
