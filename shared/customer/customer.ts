import type { Register } from '#shared/acknowledgement/register.ts'
import type { Page } from '#shared/inquiry/inquiry-store.ts'

/** What a customer may value in how they are served; the order of theirs says what comes first. */
export const CUSTOMER_VALUES = ['punctuality', 'cordiality', 'care-afterwards'] as const
export type CustomerValue = (typeof CUSTOMER_VALUES)[number]

export const SEGMENTS = ['private', 'business', 'private-banking'] as const
export type Segment = (typeof SEGMENTS)[number]

export const SALUTATIONS = ['ms', 'mr'] as const

/** How a customer hears that a reply is in the app: by notifications on devices alone, by mail alone, or by both. */
export const CHANNELS = ['app', 'mail', 'both'] as const

/** Where a customer said yes. */
export const CONSENT_WAYS = ['app', 'web', 'mail', 'phone', 'branch', 'paper'] as const

/** A person in the institute's directory. Adapters give items of older releases the empty lists that they lack. */
export interface Customer {
  readonly customerId: string
  /** Subject of the mobile-banking issuer's tokens; nobody else's. */
  readonly subject?: string
  readonly name: { readonly given: string; readonly family: string; readonly title?: string }
  readonly salutation?: (typeof SALUTATIONS)[number]
  /** Lower-case; a family may share one. */
  readonly emails: readonly string[]
  readonly language: string
  /** How they wish to be spoken to; absent: as the institute speaks. */
  readonly register?: Register
  /** Absent: on the devices where they allowed it, else by mail. */
  readonly channel?: (typeof CHANNELS)[number]
  readonly segment: Segment
  readonly ownAdvisorId?: string
  /** Who stands in for the own advisor, in order; empty: those whom the configuration names as that advisor's deputies. */
  readonly deputyIds: readonly string[]
  /** Advisors who must never deal with this customer's matters: the customer themselves where they work here, relatives. */
  readonly conflictAdvisorIds: readonly string[]
  /** For whom this person writes, and as what ("Prokurist"). */
  readonly company?: { readonly companyId: string; readonly role?: string }
  /** The most important first. */
  readonly values: readonly CustomerValue[]
  readonly consents: readonly Consent[]
}

interface Consent {
  /** What it allows, e.g. `updates`; one consent a purpose. */
  readonly purpose: string
  /** When it was given. */
  readonly at: number
  readonly way: (typeof CONSENT_WAYS)[number]
  /** When it was taken back; until then it holds. */
  readonly withdrawnAt?: number
}

/** What the directory has under an id. */
export interface DirectoryEntry {
  /** Grows with every change, removals included; 0 where there has never been anybody. */
  readonly version: number
  /** Absent where there is nobody, or nobody any more. */
  readonly customer?: Customer
}

/**
 * The customer directory. Every change names the version that it was made from, so that core banking, an import and a
 * deployment never overwrite each other unseen. May throw Unavailable.
 */
export interface CustomerDirectory {
  find(customerId: string): Promise<Customer | undefined>
  /** Nobody where two customers have the subject: whose matters they are to see is then unknown. */
  bySubject(subject: string): Promise<Customer | undefined>
  /** All customers with that address (families share one); lower-case. At most 20. */
  byEmail(email: string): Promise<readonly Customer[]>
  entry(customerId: string): Promise<DirectoryEntry>
  /**
   * Everybody, or those whose own advisor that is, in an order of the store's own that no change of another customer moves.
   * Throws Malformed for a cursor of another list.
   */
  list(filter: { readonly ownAdvisorId?: string }, page: PageRequest): Promise<Page<DirectoryEntry>>
  /** Everybody who ever was somebody's own advisor, sorted. */
  ownAdvisorIds(): Promise<readonly string[]>
  /** How many customers have this own advisor. */
  count(ownAdvisorId: string): Promise<number>
  /**
   * Enters or changes a customer and gives the new version. Throws Conflict('customer') when another version than this one
   * is in force, and SubjectTaken when its subject is another customer's.
   */
  put(customer: Customer, version: number): Promise<number>
  /**
   * Takes a customer out and leaves a mark without personal data, so that a deployment does not bring them back. Throws
   * Conflict('customer') when another version than this one is in force.
   */
  remove(customerId: string, version: number): Promise<void>
}

interface PageRequest {
  /** 1 to 100. */
  readonly limit: number
  readonly cursor?: string
}
