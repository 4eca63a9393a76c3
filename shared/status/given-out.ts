import type { CustomerDirectory } from '#shared/customer/customer.ts'
import { customerIdOfSubject } from '#shared/customer/customer-of-subject.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { survivorOf } from '#shared/inquiry/merged.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { IntakeLedger, Receipt } from '#shared/intake/intake-ledger.ts'

/** What an id that was given out to a sender leads to. */
export type GivenOut =
  | { readonly state: 'registered'; readonly inquiry: Inquiry }
  /** Taken in, not registered yet (or never to be). */
  | { readonly state: 'received'; readonly receipt: Receipt; readonly message: ChannelMessage }

export interface GivenOutDeps {
  readonly inquiries: Pick<InquiryStore, 'find' | 'messages' | 'list'>
  readonly ledger: IntakeLedger
  readonly customers: CustomerDirectory
}

/**
 * What the id leads to: its inquiry, the matter it was merged into if that belongs to the same person, else what was
 * received under it. Undefined for an id that was never given out. May throw Unavailable.
 */
export async function findGivenOut(deps: GivenOutDeps, id: string): Promise<GivenOut | undefined> {
  const inquiry = await deps.inquiries.find(id)
  if (inquiry !== undefined) return { state: 'registered', inquiry: await survivorOf(deps.inquiries, inquiry) }
  const found = await deps.ledger.find(id)
  if (found === undefined) return undefined
  const survivor =
    found.receipt.inquiryId === undefined ? undefined : await deps.inquiries.find(found.receipt.inquiryId)
  return survivor !== undefined && (await isSamePerson(deps.customers, found.message, survivor))
    ? { state: 'registered', inquiry: survivor }
    : { state: 'received', ...found }
}

async function isSamePerson(customers: CustomerDirectory, message: ChannelMessage, matter: Inquiry): Promise<boolean> {
  const { email, subject } = message.sender
  // A form that joined a mail: anybody can enter an address, and its link must not open what a known customer wrote.
  if (message.channel === 'web' && message.inquiryId === undefined && matter.customer.verified) return false
  if (subject !== undefined) return (await customerIdOfSubject(customers, subject)) === matter.customer.customerId
  return email !== undefined && email === matter.customer.email
}
