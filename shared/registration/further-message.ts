import { addMessage, newRound } from '#shared/inquiry/actions/answering.ts'
import type { CustomerPromise, Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import { HOUR, type Instant } from '#shared/instant.ts'
import type { Settlement } from '#shared/intake/intake-ledger.ts'

/** At most one notice an hour, whatever the customer writes. */
const NOTICE_PAUSE = HOUR

export interface FurtherMessage {
  readonly change: InquiryChange
  /** A new round began: it must be routed. */
  readonly newRound: boolean
  /** The customer is told of the new promise, or that their mail was too large; at most once an hour. */
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
  /** Of a round that begins; see beginsRound. */
  promise: CustomerPromise | undefined,
  now: Instant,
): FurtherMessage {
  const context = { now, by: 'customer' }
  const settle = { settle: settlement }
  if (!beginsRound(inquiry) || promise === undefined) {
    const notify = message.tooLarge === true && mayNotify(inquiry, now)
    const change = { ...addMessage(inquiry, message, why, context), ...settle }
    return { change: notify ? { ...change, set: { noticedAt: now } } : change, newRound: false, notify }
  }
  const round = newRound(inquiry, inquiry.status === 'answered' ? 'ask' : 'reopen', promise, message, context, why)
  const notify = mayNotify(inquiry, now)
  return {
    change: { ...round, set: { ...round.set, ...(notify ? { noticedAt: now } : {}) }, ...settle },
    newRound: true,
    notify,
  }
}

/** Whether a customer's further message needs an answer of its own, by a new promise. */
export const beginsRound = ({ status }: Inquiry): boolean => status === 'answered' || status === 'resolved'

const mayNotify = ({ noticedAt }: Inquiry, now: Instant): boolean =>
  noticedAt === undefined || now - noticedAt >= NOTICE_PAUSE
