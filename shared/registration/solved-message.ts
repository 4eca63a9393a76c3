import { addMessage, resolve } from '#shared/inquiry/actions/answering.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { Settlement } from '#shared/intake/intake-ledger.ts'

/**
 * Closes a matter by its customer's word, which is kept among its messages. What is closed already stays so: "solved" takes
 * nothing up again. Pure.
 */
export function solvedMessage(inquiry: Inquiry, message: Message, settle: Settlement, now: Instant): InquiryChange {
  const context = { now, by: 'customer' }
  if (inquiry.status === 'resolved' || inquiry.status === 'suppressed')
    return { ...addMessage(inquiry, message, 'solved', context), settle }
  const change = resolve(inquiry, 'solved by customer', context)
  // No advisor did it, so none takes it back; they reopen it.
  return { ...change, set: { ...change.set, undo: undefined }, messages: [message], settle }
}
