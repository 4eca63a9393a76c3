import type { Customer, CustomerDirectory, DirectoryEntry } from '#shared/customer/customer.ts'
import { SubjectTaken } from '#shared/customer/subject-taken.ts'
import { Conflict, Malformed } from '#shared/errors.ts'
import type { MemoryDevices } from './push-devices.ts'
import { stored } from './stored.ts'

const NEVER: DirectoryEntry = { version: 0 }

/** The customer directory in memory; a removal takes the customer's devices out too. */
export function createMemoryCustomerDirectory(devices: MemoryDevices): CustomerDirectory {
  const entries = new Map<string, DirectoryEntry>()
  const advisorIds = new Set<string>()
  const all = (): readonly (DirectoryEntry & { readonly customer: Customer })[] =>
    [...entries.values()]
      .flatMap(({ version, customer }) => (customer === undefined ? [] : [{ version, customer }]))
      .sort((a, b) => (a.customer.customerId < b.customer.customerId ? -1 : 1))
  const customers = () => all().map(({ customer }) => customer)
  /** The version after that one. */
  const next = (customerId: string, version: number): number => {
    if ((entries.get(customerId) ?? NEVER).version !== version) throw new Conflict('customer')
    return version + 1
  }
  return {
    find: async (customerId) => entries.get(customerId)?.customer,
    bySubject: async (subject) => customers().find((customer) => customer.subject === subject),
    byEmail: async (email) =>
      customers()
        .filter((customer) => customer.emails.includes(email.toLowerCase()))
        .slice(0, 20),
    entry: async (customerId) => entries.get(customerId) ?? NEVER,
    list: async ({ ownAdvisorId }, { limit, cursor }) => {
      const asked = all().filter(({ customer }) => ownAdvisorId === undefined || customer.ownAdvisorId === ownAdvisorId)
      if (cursor !== undefined && !entries.has(cursor))
        throw new Malformed('cursor', [{ path: 'cursor', message: 'is not one of this list' }])
      const rest = asked.filter(({ customer }) => cursor === undefined || customer.customerId > cursor)
      const items = rest.slice(0, limit)
      const last = items.at(-1)?.customer.customerId
      return { items, ...(rest.length > items.length && last !== undefined ? { cursor: last } : {}) }
    },
    ownAdvisorIds: async () => [...advisorIds].sort(),
    count: async (ownAdvisorId) => customers().filter((customer) => customer.ownAdvisorId === ownAdvisorId).length,
    put: async (customer, version) => {
      const { customerId, subject, ownAdvisorId } = customer
      const entry = { version: next(customerId, version), customer: stored(customer) }
      const taken = customers().some((other) => other.customerId !== customerId && other.subject === subject)
      if (subject !== undefined && taken) throw new SubjectTaken()
      if (ownAdvisorId !== undefined) advisorIds.add(ownAdvisorId)
      entries.set(customerId, entry)
      return entry.version
    },
    remove: async (customerId, version) => {
      entries.set(customerId, { version: next(customerId, version) })
      devices.delete(customerId)
    },
  }
}
