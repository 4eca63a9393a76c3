import { Conflict, Malformed } from '#shared/errors.ts'
import type { ActionContext } from '../event.ts'
import { MOST_MERGED } from '../in-hand.ts'
import type { Inquiry } from '../inquiry.ts'
import type { InquiryChange } from '../inquiry-store.ts'
import { releaseLoad, staying, transition } from './transition.ts'
import { undoableOf } from './undoing.ts'

/** Lets the messages of `other` be read here; nothing to do when they are. Throws Malformed for what does not belong together. */
export function absorb(inquiry: Inquiry, other: Inquiry, context: ActionContext): InquiryChange | undefined {
  const fault = faultOf(inquiry, other)
  if (fault !== undefined) throw new Malformed('merge', [{ path: 'into', message: fault }])
  const { mergedFrom = [] } = inquiry
  if (mergedFrom.includes(other.inquiryId)) return undefined
  if (mergedFrom.length === MOST_MERGED)
    throw new Malformed('merge', [{ path: 'into', message: 'holds five others already' }])
  return staying(inquiry, 'absorb', context, {
    set: { mergedFrom: [...mergedFrom, other.inquiryId], snooze: undefined },
    detail: { inquiryId: other.inquiryId },
  })
}

/** Undoes absorb. */
export const giveBack = (inquiry: Inquiry, other: string, context: ActionContext): InquiryChange | undefined =>
  inquiry.mergedFrom?.includes(other) === true
    ? staying(inquiry, 'give-back', context, {
        set: { mergedFrom: inquiry.mergedFrom.filter((id) => id !== other) },
        detail: { inquiryId: other },
      })
    : undefined

/** Ends a matter that goes on in another one. It is no resolution and counts as none. */
export function mergeInto(inquiry: Inquiry, into: string, context: ActionContext): InquiryChange {
  // Two who merge two matters into each other at once must not close both.
  if ((inquiry.mergedFrom ?? []).length > 0) throw new Conflict('inquiry')
  return transition(inquiry, 'merge', context, {
    set: { resolvedAt: context.now, mergedInto: into, ...undoableOf(inquiry, 'merge', context) },
    detail: { into },
    load: releaseLoad(inquiry, context),
  })
}

function faultOf(inquiry: Inquiry, other: Inquiry): string | undefined {
  if (inquiry.inquiryId === other.inquiryId) return 'must be another inquiry'
  if (inquiry.mergedInto !== undefined) return 'was merged itself'
  return sameCustomer(inquiry, other) ? undefined : 'belongs to another customer'
}

/** The same known customer, or the same address where neither is known. An address alone proves nothing of a known one. */
function sameCustomer({ customer: a }: Inquiry, { customer: b }: Inquiry): boolean {
  if (a.customerId !== undefined || b.customerId !== undefined) return a.customerId === b.customerId
  return a.email !== undefined && a.email === b.email
}
