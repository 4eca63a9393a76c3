import type { CustomerPromise, PromiseBasis } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { Pace } from './pace.ts'

/** People on duty at a desk, as last counted. */
interface DutyCount {
  readonly onDuty: number
  readonly at: Instant
}

/** What is kept of a desk. */
export interface DeskPace {
  readonly pace: Pace
  /** Absent until somebody has counted. */
  readonly duty?: DutyCount
}

/** A promise that says what it was computed from. */
export type ReasonedPromise = CustomerPromise & { readonly basis: PromiseBasis }

/** News of a promise: it was kept, it has passed unkept, or, after that, the reply came after all. */
export interface PromiseNews {
  readonly inquiryId: string
  readonly round: number
  readonly promise: ReasonedPromise
  readonly kept: boolean
  readonly at: Instant
  /** It took the place of an earlier one of the same round. Desks learn nothing from it: it was given to a matter that was late. */
  readonly later?: true
  /** Business minutes from the promise to the first reply; absent while there is none. */
  readonly took?: number
}

/** What of the news is new, and what a pace learns of it. */
export type LearnFrom = (pace: Pace, fresh: { readonly outcome: boolean; readonly reply: boolean }) => Pace

/** One line of the ledger of promises; never altered but for the reply that came late. */
export interface LedgerEntry extends PromiseNews {
  readonly desk: string
}

/** How fast each desk answers, and the ledger of its promises. Every method may throw Unavailable. */
export interface PaceStore {
  /** Strongly consistent; an empty pace for a desk never seen. */
  find(desk: string): Promise<DeskPace>
  /**
   * Enters news into the ledger of the desk that gave the promise and lets its pace learn, both or neither and each once,
   * whatever is repeated, late or concurrent. Throws Conflict('pace') when others kept changing the pace.
   */
  record(news: PromiseNews, learn: LearnFrom): Promise<'recorded' | 'already'>
  /** Keeps the later count. */
  countDuty(desk: string, duty: DutyCount): Promise<void>
  /** Promises that a desk gave on one day (UTC, `YYYY-MM-DD`) and whose outcome is known, in that order. */
  ledger(desk: string, day: string): Promise<readonly LedgerEntry[]>
}
