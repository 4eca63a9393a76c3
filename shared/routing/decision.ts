import type { Instant } from '#shared/instant.ts'
import type { Presence } from '#shared/roster/advisor-load.ts'

/** Everything a decision depends on. Stored with it, so that it can be replayed. */
export interface RoutingSnapshot {
  readonly at: Instant
  readonly configVersion: number
  readonly inquiry: {
    readonly inquiryId: string
    readonly desk: string
    readonly language: string
    readonly urgent: boolean
    readonly weight: number
    readonly ownAdvisorId?: string
    /** Deputies of the own advisor, in order. */
    readonly deputyIds: readonly string[]
    /** Who dealt with this matter before. */
    readonly lastAdvisorId?: string
  }
  readonly candidates: readonly Candidate[]
}

export interface Candidate {
  readonly advisorId: string
  readonly desks: readonly string[]
  readonly languages: readonly string[]
  readonly capacity: number
  readonly openWeight: number
  readonly presence: Presence
  readonly lastAssignedAt: Instant
}

export type RoutingRule = 'desk' | 'language' | 'presence' | 'capacity'

export interface Verdict {
  readonly advisorId: string
  /** Hard rules that spoke against this advisor; empty: eligible. */
  readonly against: readonly RoutingRule[]
  /** The best preference that applies to this advisor. */
  readonly preference: Preference
  /** Share of capacity in use, 0–1. */
  readonly load: number
}
/** Best first: who already deals with this matter, the customer's own advisor, a deputy of theirs, anybody else. */
export const PREFERENCES = ['dealt-with-it', 'own-advisor', 'deputy', 'least-loaded'] as const
export type Preference = (typeof PREFERENCES)[number]

export interface RoutingDecision {
  /** undefined: nobody is eligible, it waits at its desk. */
  readonly advisorId?: string
  /** Why: the preference that decided, or `nobody-eligible`. */
  readonly reason: Preference | 'nobody-eligible'
  readonly verdicts: readonly Verdict[]
}
