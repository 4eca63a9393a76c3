import type { Attachment } from '#shared/attachments/attachment.ts'
import type { Instant } from '#shared/instant.ts'
import type { Presence } from '#shared/roster/advisor-load.ts'
import type { Inquiry, InquiryEvent, Message } from './inquiry.ts'
import type { Page } from './inquiry-store.ts'

/** An inquiry as advisors see it: with its messages (notes included) and what was decided, oldest first. */
interface InquiryView {
  readonly inquiry: Inquiry
  readonly messages: readonly Message[]
  readonly events: readonly InquiryEvent[]
}

export interface AdvisorSelf {
  readonly advisorId: string
  readonly name: string
  /** Whose work they see: those that they work at, and those that they lead. */
  readonly desks: readonly string[]
  readonly languages: readonly string[]
  readonly capacity: number
  readonly openWeight: number
  readonly presence: Presence
  /** Desks that they lead. */
  readonly leads: readonly string[]
}

export type AdvisorListView = 'mine' | 'desk' | 'waiting' | 'snoozed' | 'offered' | 'resolved'

/** A client's key for a POST that may be repeated: the same key and text do it once. */
export interface Repeatable {
  readonly idempotencyKey?: string
}

interface Letter {
  /** Files that were found clean. */
  readonly attachments?: readonly Attachment[]
  /** Its marks are meant as formatting. */
  readonly formatted?: true
}

/**
 * What an advisor does. All throw Missing for an inquiry that does not exist or belongs to none of their desks, Conflict
 * or IllegalTransition when somebody else was first, KeyReused when an idempotency key came with another text.
 */
export interface AdvisorDesk {
  me(advisorId: string): Promise<AdvisorSelf>
  setPresence(advisorId: string, presence: Presence): Promise<AdvisorSelf>
  /** Over all desks of the advisor or one of them, by what is due first. Throws Malformed for a cursor or desk that is not theirs. */
  list(
    advisorId: string,
    view: AdvisorListView,
    page: { readonly limit: number; readonly cursor?: string; readonly desk?: string },
  ): Promise<Page<Inquiry>>
  /** Its state alone, where nobody wants to read what was written. */
  find(inquiryId: string, advisorId: string): Promise<Inquiry>
  view(inquiryId: string, advisorId: string): Promise<InquiryView>
  take(inquiryId: string, advisorId: string): Promise<Inquiry>
  reply(inquiryId: string, advisorId: string, text: string, options: Repeatable & Letter): Promise<Inquiry>
  note(inquiryId: string, advisorId: string, text: string, options: Repeatable): Promise<Inquiry>
  /** To a desk, a colleague, or both; throws Malformed when there is no such desk or colleague. */
  transfer(
    inquiryId: string,
    advisorId: string,
    to: { readonly desk?: string; readonly advisorId?: string; readonly note: string },
  ): Promise<Inquiry>
  resolve(inquiryId: string, advisorId: string, outcome: string | undefined): Promise<Inquiry>
  reopen(inquiryId: string, advisorId: string): Promise<Inquiry>
  /** Out of the list until a time, or until the customer writes; throws Malformed for a time that the promise does not allow. */
  snooze(inquiryId: string, advisorId: string, until: Instant | undefined): Promise<Inquiry>
  wake(inquiryId: string, advisorId: string): Promise<Inquiry>
  /** To a colleague at its desk, who accepts or returns it; it stays where it is meanwhile. Throws Malformed for anybody else. */
  offer(
    inquiryId: string,
    advisorId: string,
    to: { readonly advisorId: string; readonly note: string },
  ): Promise<Inquiry>
  /** Takes what was offered to them; Conflict('advisor') when they have no room. */
  accept(inquiryId: string, advisorId: string): Promise<Inquiry>
  /** Returns what was offered to them, or takes back their own offer. */
  decline(inquiryId: string, advisorId: string, note: string): Promise<Inquiry>
  /** Lets a matter go on in another of the same customer, which is returned. Throws Malformed for what does not belong together. */
  merge(inquiryId: string, advisorId: string, into: string): Promise<Inquiry>
  /** Takes back what they did to it less than a minute ago: resolve, transfer, merge. */
  undo(inquiryId: string, advisorId: string): Promise<Inquiry>
}
