import { type Instant, MINUTE, type Millis } from '#shared/instant.ts'
import type { ActionContext } from '../event.ts'
import type { Inquiry } from '../inquiry.ts'
import type { InquiryChange } from '../inquiry-store.ts'
import { unassign } from './assigning.ts'
import { staying } from './transition.ts'

/** How somebody left whose work it is. */
export interface Leave {
  readonly why: 'away' | 'offline' | 'departed'
  readonly since: Instant
  /** How long what they had begun on stays with them. */
  readonly inProgress: Millis
}

/**
 * Its advisor is gone: what they had not touched goes back to its desk at once, what they had begun on at a time that
 * everybody sees. Returns undefined while that time is still to come and known.
 */
export function leaveBehind(inquiry: Inquiry, leave: Leave, context: ActionContext): InquiryChange | undefined {
  const moveAt = moveAtOf(inquiry, leave)
  if (moveAt === undefined || moveAt <= context.now) return unassign(inquiry, leave.why, context)
  if (inquiry.moveAt === moveAt) return undefined
  return staying(inquiry, 'will-move', context, { set: { moveAt }, detail: { at: moveAt, why: leave.why } })
}

/** Its advisor is back in time: it stays. */
export const stay = (inquiry: Inquiry, context: ActionContext): InquiryChange | undefined =>
  inquiry.moveAt === undefined ? undefined : staying(inquiry, 'stays', context, { set: { moveAt: undefined } })

/** Early enough that a colleague has as long before the promise as its advisor has to come back. Whole minutes, so that it does not wander. */
function moveAtOf(inquiry: Inquiry, { why, since, inProgress }: Leave): Instant | undefined {
  if (inquiry.touchedAt === undefined || why === 'departed') return undefined
  const latest = Math.min(since + inProgress, (inquiry.promise?.by ?? Number.POSITIVE_INFINITY) - inProgress)
  return Math.floor(latest / MINUTE) * MINUTE
}
