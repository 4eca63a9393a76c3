import type { Customer } from './customer.ts'

/** A customer for tests; say what matters and leave the rest. */
export const customerFixture = (over: Partial<Customer> = {}): Customer => ({
  customerId: 'anna',
  name: { given: 'Anna', family: 'Meier' },
  emails: ['anna@kunde.example'],
  language: 'de',
  segment: 'private',
  deputyIds: [],
  conflictAdvisorIds: [],
  values: [],
  consents: [],
  ...over,
})
