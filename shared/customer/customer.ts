/** What a customer may value in how they are served; the order of theirs says what comes first. */
export const CUSTOMER_VALUES = ['punctuality', 'cordiality', 'care-afterwards'] as const
export type CustomerValue = (typeof CUSTOMER_VALUES)[number]

export const SEGMENTS = ['private', 'business', 'private-banking'] as const
export type Segment = (typeof SEGMENTS)[number]

export const SALUTATIONS = ['ms', 'mr'] as const

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

/** The customer directory. May throw Unavailable. */
export interface CustomerDirectory {
  find(customerId: string): Promise<Customer | undefined>
  /** Nobody where two customers have the subject: whose matters they are to see is then unknown. */
  bySubject(subject: string): Promise<Customer | undefined>
  /** All customers with that address (families share one); lower-case. At most 20. */
  byEmail(email: string): Promise<readonly Customer[]>
  /** Throws Conflict('customer') when its subject is another customer's. */
  put(customer: Customer): Promise<void>
}
