import type { Instant } from '#shared/instant.ts'

/** Why an address gets no mail from us any more. */
export interface Suppression {
  readonly reason: 'bounce' | 'complaint'
  readonly at: Instant
}

/** Addresses that bounced for good or whose owner complained (rule 12). Upper and lower case are one. May throw Unavailable. */
export interface SuppressionList {
  find(address: string): Promise<Suppression | undefined>
  /** Keeps the latest reason. */
  add(address: string, suppression: Suppression): Promise<void>
  /** No error when it is not there. */
  lift(address: string): Promise<void>
}

/** The mail service's own list for the whole account, which holds mail back after we have handed it over. May throw Unavailable. */
export interface AccountSuppressions {
  /** No error when it is not there. */
  lift(address: string): Promise<void>
}
