import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { addMessage, newRound } from '#shared/inquiry/actions/answering.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import { HOUR, type Instant } from '#shared/instant.ts'
import type { Settlement } from '#shared/intake/intake-ledger.ts'
import { promiseFor } from '#shared/promise/promise-for.ts'

/** At most one notice an hour, whatever the customer writes. */
const NOTICE_PAUSE = HOUR

export interface FurtherMessage {
  readonly change: InquiryChange
  /** A new round began: it must be routed, and the customer told the new promise unless they were told within the hour. */
  readonly newRound: boolean
  readonly notify: boolean
}

/**
 * A customer's further message on their matter: it joins an open one, goes back to its advisor when the matter was
 * answered, and takes a resolved one up again, both with a new promise. Pure.
 */
export function furtherMessage(
  inquiry: Inquiry,
  message: Message,
  why: string,
  settlement: Settlement,
  index: ConfigurationIndex,
  now: Instant,
): FurtherMessage {
  const context = { now, by: 'customer' }
  const settle = { settle: settlement }
  const promise = promiseFor(index, inquiry.desk, inquiry.urgent, now)
  if ((inquiry.status !== 'answered' && inquiry.status !== 'resolved') || promise === undefined) {
    return { change: { ...addMessage(inquiry, message, why, context), ...settle }, newRound: false, notify: false }
  }
  const round = newRound(inquiry, inquiry.status === 'answered' ? 'ask' : 'reopen', promise, message, context)
  const notify = inquiry.noticedAt === undefined || now - inquiry.noticedAt >= NOTICE_PAUSE
  return {
    change: { ...round, set: { ...round.set, ...(notify ? { noticedAt: now } : {}) }, ...settle },
    newRound: true,
    notify,
  }
}
