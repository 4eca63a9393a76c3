import { Malformed } from '#shared/errors.ts'
import type { Instant } from '#shared/instant.ts'
import type { ActionContext } from '../event.ts'
import type { Inquiry } from '../inquiry.ts'
import type { InquiryChange } from '../inquiry-store.ts'
import { staying } from './transition.ts'

/**
 * Puts a matter aside: what is not answered yet only until a time before its promise, which counts on; what is answered
 * until a time or, without one, until the customer writes. Throws IllegalTransition, and Malformed for such a time.
 */
export function snooze(inquiry: Inquiry, until: Instant | undefined, context: ActionContext): InquiryChange {
  const change = staying(inquiry, 'snooze', context, {
    set: { snooze: { since: context.now, ...(until === undefined ? {} : { until }) } },
    detail: { until },
  })
  const fault = faultOf(inquiry, until, context.now)
  if (fault !== undefined) throw new Malformed('snooze', [{ path: 'until', message: fault }])
  return change
}

function faultOf(inquiry: Inquiry, until: Instant | undefined, now: Instant): string | undefined {
  if (until !== undefined && until <= now) return 'must be in the future'
  if (inquiry.status === 'answered') return undefined
  if (until === undefined) return 'is needed while the customer waits for an answer'
  return inquiry.promise !== undefined && until >= inquiry.promise.by ? 'must be before the promise' : undefined
}

/** Takes up again what was put aside; nothing to do when it is not. */
export const wake = (inquiry: Inquiry, context: ActionContext): InquiryChange | undefined =>
  inquiry.snooze === undefined
    ? undefined
    : staying(inquiry, 'wake', context, { set: { snooze: undefined }, detail: { why: 'by-hand' } })

/** Its time has come. An answered matter stays in its advisor's list until something is done with it. */
export function wakeInTime(inquiry: Inquiry, context: ActionContext): InquiryChange | undefined {
  const { snooze: aside, status } = inquiry
  if (aside?.until === undefined || aside.over === true || aside.until > context.now) return undefined
  const after = status === 'answered' ? ({ ...aside, over: true } as const) : undefined
  return staying(inquiry, 'wake', context, { set: { snooze: after }, detail: { why: 'its-time' } })
}
