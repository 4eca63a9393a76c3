import { Conflict } from '#shared/errors.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry, NotReached } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'

/** One thing that became known about a mail to a customer. */
export interface SendingFact {
  /** The same fact has the same id and time, however often it is told. */
  readonly eventId: string
  readonly type: string
  readonly at: Instant
  readonly detail: unknown
  /** Set when it means that mail does not reach the customer; `reached` when it shows that it does. */
  readonly customer?: NotReached['reason'] | 'reached'
}

/**
 * Adds a fact about a mail to its inquiry, with what it says about reaching the customer. A reason stands until a later
 * fact shows that mail arrives. The same fact again changes nothing.
 */
export async function recordSendingFact(
  inquiries: InquiryStore,
  inquiry: Inquiry,
  { customer, at, ...fact }: SendingFact,
): Promise<'recorded' | 'already'> {
  const { notReached } = inquiry
  const arrives = customer === 'reached' && notReached !== undefined && notReached.at < at
  const fails = customer !== undefined && customer !== 'reached'
  try {
    await inquiries.commit({
      inquiryId: inquiry.inquiryId,
      ...(arrives ? { set: { notReached: undefined } } : {}),
      ...(fails ? { set: { notReached: { reason: customer, at } } } : {}),
      events: [eventOf(inquiry, { now: at, by: 'system' }, fact)],
    })
    return 'recorded'
  } catch (error) {
    if (error instanceof Conflict && error.what === 'message') return 'already'
    throw error
  }
}
