import type { Instant } from '#shared/instant.ts'
import type { Settlement } from '#shared/intake/intake-ledger.ts'
import type { Inquiry, InquiryEvent, Message } from './inquiry.ts'

/**
 * Everything that must become true together. One transaction: all of it or nothing.
 * Bounded: at most 20 messages and events, 20 thread keys and 4 advisor changes.
 */
export interface InquiryChange {
  readonly inquiryId: string
  /** `absent` creates; a number demands that version and raises it by one; undefined touches fields that no transition depends on. */
  readonly expectVersion?: number | 'absent'
  /** Without `expectVersion`: holds at this version, which stays, and while the field is not set. Not for fields that lists depend on. */
  readonly once?: { readonly field: keyof Inquiry; readonly version: number }
  /** Fields to set; `undefined` removes the field. With `absent` it must be a whole inquiry. */
  readonly set?: { readonly [K in keyof Inquiry]?: Inquiry[K] | undefined }
  readonly messages?: readonly Message[]
  readonly events?: readonly InquiryEvent[]
  /** Settles the receipt that caused the change; fails with Conflict('receipt') when it was settled before with the same or another outcome. */
  readonly settle?: Settlement
  /** Keys that lead later mail to this inquiry. `exclusive` ones fail with Conflict('thread') when taken by another inquiry. */
  readonly threadKeys?: readonly ThreadKey[]
  /** Changes of advisors' sets of open inquiries. */
  readonly load?: readonly LoadChange[]
}

export interface ThreadKey {
  /** `mid:<hash>`, `copy:<hash>`, `same:<hash>`; see shared/mail/thread-keys.ts */
  readonly key: string
  readonly exclusive: boolean
  /** The inquiry that the key led to and from which it is taken over. */
  readonly replaces?: string
  /** The key holds for a time: from `expiresAt` on (whole seconds) it leads nowhere and anybody may take it. */
  readonly lasting?: { readonly from: Instant; readonly expiresAt: Instant }
}

export type LoadChange =
  /** Conflict('advisor') when the inquiry would lift the open weight above `capacity`, or is already there. */
  | {
      readonly advisorId: string
      readonly add: string
      readonly weight: number
      readonly capacity: number
      readonly at: Instant
    }
  /** No error when it is not there: releasing is idempotent. */
  | { readonly advisorId: string; readonly remove: string; readonly weight: number; readonly at: Instant }
  /** Something about their work changed that moves no load: their console is to look again. */
  | { readonly advisorId: string; readonly notice: true }

export type ListView =
  | { readonly view: 'mine'; readonly advisorId: string }
  | { readonly view: 'resolved'; readonly advisorId: string }
  /** Put aside, what comes back first on top. */
  | { readonly view: 'snoozed'; readonly advisorId: string }
  /** All open work of a desk (waiting and assigned), by what is due first. */
  | { readonly view: 'desk'; readonly desk: string }
  | { readonly view: 'waiting'; readonly desk: string }
  /** Matters that are not closed and whose customer mail does not reach. */
  | { readonly view: 'notReached' }
  | { readonly view: 'customer'; readonly customerId: string }

export interface Page<T> {
  readonly items: readonly T[]
  /** Opaque; absent on the last page. */
  readonly cursor?: string
}

/** A place in a list. */
export interface Head {
  readonly inquiryId: string
  /** Compares as text in the order of the list; for open work it begins with urgency and promise. */
  readonly order: string
}

/** Inquiries with their messages and events. Every method may throw Unavailable. */
export interface InquiryStore {
  /** Throws Conflict naming the part that changed meanwhile. */
  commit(change: InquiryChange): Promise<void>
  /** The state, strongly consistent. */
  find(inquiryId: string): Promise<Inquiry | undefined>
  /** Those of these ids that are there, each once, strongly consistent, in no order. */
  findAll(inquiryIds: readonly string[]): Promise<readonly Inquiry[]>
  /** By time, oldest first, strongly consistent. */
  messages(inquiryId: string): Promise<readonly Message[]>
  events(inquiryId: string): Promise<readonly InquiryEvent[]>
  /** Eventually consistent. Open work by urgency and then what is due first; resolved, customer and not reached: newest first. */
  list(view: ListView, page: { readonly limit: number; readonly cursor?: string }): Promise<Page<Inquiry>>
  /** Inquiries whose status is waiting or assigned and whose promise is before the instant and not yet noted as broken; eventually consistent, oldest promise first, those before `from` left out. */
  dueBefore(instant: Instant, limit: number, from?: Instant): Promise<readonly Inquiry[]>
  /** The first places of a view without the inquiries themselves: what a console asks every few seconds. Eventually consistent. */
  heads(view: ListView, limit: number): Promise<readonly Head[]>
  /** Inquiries whose timer (`timerOf`) lies before the instant, the earliest first; eventually consistent. */
  timersBefore(instant: Instant, limit: number): Promise<readonly Inquiry[]>
  /** How many inquiries are open (waiting or assigned) at a desk, eventually consistent; of each at most 5,000 are counted. */
  openAt(desk: string, only: { readonly urgentOnly: boolean }): Promise<number>
  /** Inquiry that a thread key leads to, at `at` if it holds for a time only; strongly consistent. */
  byThreadKey(key: string, at?: Instant): Promise<string | undefined>
  /** Adds keys outside a change (ids that the mail service gave after sending). Keeps the first owner of a key. */
  addThreadKeys(inquiryId: string, keys: readonly string[]): Promise<void>
}
