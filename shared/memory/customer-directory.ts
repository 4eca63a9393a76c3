import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import { Conflict } from '#shared/errors.ts'
import { stored } from './stored.ts'

/** The customer directory in memory. */
export function createMemoryCustomerDirectory(): CustomerDirectory {
  const customers = new Map<string, Customer>()
  const all = () => [...customers.values()].sort((a, b) => (a.customerId < b.customerId ? -1 : 1))
  return {
    find: async (customerId) => customers.get(customerId),
    bySubject: async (subject) => all().find((customer) => customer.subject === subject),
    byEmail: async (email) =>
      all()
        .filter((customer) => customer.emails.includes(email.toLowerCase()))
        .slice(0, 20),
    put: async (customer) => {
      const { customerId, subject } = customer
      const taken = all().some((other) => other.customerId !== customerId && other.subject === subject)
      if (subject !== undefined && taken) throw new Conflict('customer')
      customers.set(customer.customerId, stored(customer))
    },
  }
}
