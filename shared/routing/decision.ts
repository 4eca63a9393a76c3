import type { CustomerValue, Segment } from '#shared/customer/customer.ts'
import type { Instant } from '#shared/instant.ts'
import type { Presence } from '#shared/roster/advisor-load.ts'

/** Everything a decision depends on. Stored with it, so that it can be replayed. */
export interface RoutingSnapshot {
  readonly at: Instant
  readonly configVersion: number
  readonly inquiry: RoutedInquiry
  readonly rules: DecisionRules
  readonly candidates: readonly Candidate[]
  /** How many work at the desk, where only the candidates among them were looked at; absent: everybody was. */
  readonly atDesk?: number
}

/** What the rules ask of an inquiry. */
export interface RoutedInquiry {
  readonly inquiryId: string
  readonly desk: string
  readonly language: string
  readonly urgent: boolean
  readonly weight: number
  /** Unknown of who is not verified. */
  readonly segment?: Segment
  /** Licences that its desk asks for. */
  readonly licences: readonly string[]
  /** What the customer values, the most important first. */
  readonly values: readonly CustomerValue[]
  /** Who must never deal with it. */
  readonly conflictAdvisorIds: readonly string[]
  readonly ownAdvisorId?: string
  /** Deputies of the own advisor and theirs, in order, each person once. */
  readonly deputyIds: readonly string[]
  /** Who dealt with this matter before. */
  readonly lastAdvisorId?: string
  /** Who last dealt with another matter of the customer. */
  readonly knownToAdvisorId?: string
}

/** The part of the configuration's rules that a decision uses. */
export interface DecisionRules {
  /** Rules that this inquiry has waited long enough to be rid of. */
  readonly relaxed: readonly RoutingRule[]
  /** Share of capacity that only own customers and urgent matters may fill. */
  readonly reserve: number
  /** Share of capacity that counts as taken of whoever only helps out at the desk. */
  readonly helpingOut: number
}

export interface Candidate {
  readonly advisorId: string
  readonly desks: readonly string[]
  readonly languages: readonly string[]
  readonly licences: readonly string[]
  /** Customers whom they serve; absent: all. */
  readonly segments?: readonly Segment[]
  readonly strengths: readonly CustomerValue[]
  readonly capacity: number
  readonly openWeight: number
  readonly presence: Presence
  /** On leave today, as the configuration says. */
  readonly absent: boolean
  readonly lastAssignedAt: Instant
  /** Weight that they were given today. */
  readonly givenToday: number
  /** How much of their work this desk is, 0–1. */
  readonly focus: number
}

/** Hard rules; all must hold unless they are relaxed. */
export const ROUTING_RULES = [
  'conflict',
  'desk',
  'licence',
  'language',
  'segment',
  'absence',
  'presence',
  'capacity',
  'reserve',
] as const
export type RoutingRule = (typeof ROUTING_RULES)[number]

export interface Verdict {
  readonly advisorId: string
  /** Rules that spoke against this advisor; empty: eligible. */
  readonly against: readonly RoutingRule[]
  /** Rules that would have spoken against them, had the inquiry not waited for so long. */
  readonly relaxed: readonly RoutingRule[]
  /** The best preference that applies to this advisor. */
  readonly preference: Preference
  /** Place in the chain of deputies; 0 for everybody else. */
  readonly rank: number
  /** How well they are what the customer values; 0: nothing is known. */
  readonly fit: number
  /** Share of capacity in use, with what counts as taken of whoever only helps out. */
  readonly load: number
  /** What they were given today, as a share of capacity. */
  readonly today: number
}

/** Best first: who already deals with this matter, the customer's own advisor, a deputy, who knows the customer, anybody else. */
export const PREFERENCES = ['dealt-with-it', 'own-advisor', 'deputy', 'knows-customer', 'least-loaded'] as const
export type Preference = (typeof PREFERENCES)[number]

export interface RoutingDecision {
  /** undefined: nobody is eligible, it waits at its desk. */
  readonly advisorId?: string
  /** Why: the preference that decided, or `nobody-eligible`. */
  readonly reason: Preference | 'nobody-eligible'
  readonly verdicts: readonly Verdict[]
}
