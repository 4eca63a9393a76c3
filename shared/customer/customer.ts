/** A person in the institute's directory. */
export interface Customer {
  readonly customerId: string
  /** Subject of the mobile-banking issuer's tokens. */
  readonly subject?: string
  readonly name: { readonly given: string; readonly family: string; readonly title?: string }
  readonly salutation?: 'ms' | 'mr'
  readonly emails: readonly string[]
  readonly language: string
  readonly segment: 'private' | 'business' | 'private-banking'
  readonly ownAdvisorId?: string
}

/** The customer directory. May throw Unavailable. */
export interface CustomerDirectory {
  find(customerId: string): Promise<Customer | undefined>
  bySubject(subject: string): Promise<Customer | undefined>
  /** All customers with that address (families share one); lower-case. At most 20. */
  byEmail(email: string): Promise<readonly Customer[]>
  put(customer: Customer): Promise<void>
}
