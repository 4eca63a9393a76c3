import type { Channel } from '#shared/inquiry/inquiry.ts'
import type { Page } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { ChannelMessage } from './channel-message.ts'

/** Where a received message ended up. */
export const OUTCOMES = ['inquiries', 'merged', 'suppressed', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One received message. Its id is also the id of the inquiry that it may become. */
export interface Receipt {
  readonly receiptId: string
  readonly channel: Channel
  readonly receivedAt: Instant
  /** Local day of the institute, `2026-11-24`; the day it is counted on. */
  readonly day: string
  /** Hash of what was sent, to tell a retry from another request under the same idempotency key. */
  readonly bodyHash: string
  readonly outcome?: Outcome
  /** The inquiry it became or joined. */
  readonly inquiryId?: string
  /** Code, with suppressed and failed. */
  readonly reason?: string
}

export interface Settlement {
  readonly receiptId: string
  readonly outcome: Outcome
  readonly inquiryId?: string
  readonly reason?: string
  /** Set when a suppressed message is released: the outcome that it must have now. */
  readonly from?: Outcome
}

export interface Totals extends Readonly<Record<Outcome, number>> {
  readonly received: number
  /** received less all outcomes; 0 at rest. */
  readonly inFlight: number
}

/** What intake stored, counted once, and where it ended up. Every method may throw Unavailable. */
export interface IntakeLedger {
  /**
   * Stores the message and counts it, in one transaction, before anything is promised to the sender.
   * `same`: this receipt exists with the same body hash; `different`: with another one. Nothing is counted then.
   */
  receive(receipt: Receipt, message: ChannelMessage): Promise<'new' | 'same' | 'different'>
  /** The receipt and the message it keeps; strongly consistent. */
  find(receiptId: string): Promise<{ readonly receipt: Receipt; readonly message: ChannelMessage } | undefined>
  /** Settles a receipt without any inquiry (failed). Throws Conflict('receipt') when it was settled before. */
  settle(settlement: Settlement): Promise<void>
  /** Counters of a local day, or of everything; strongly consistent, and each inner shard agrees with itself. */
  totals(day: string | 'all'): Promise<Totals>
  /** Receipts that are in flight, suppressed or failed, newest first; eventually consistent. */
  attention(
    kind: 'inFlight' | 'suppressed' | 'failed',
    page: { readonly limit: number; readonly cursor?: string; readonly day?: string },
  ): Promise<Page<Receipt>>
  /** Receipts not settled that were received before the instant, oldest first: work that a crash may have lost from the queue. */
  inFlightBefore(instant: Instant, limit: number): Promise<readonly Receipt[]>
}
