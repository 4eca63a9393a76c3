import type { z } from 'zod'
import type { leftCustomerSchema } from '#shared/api/directory.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { CustomerDirectory } from '#shared/customer/customer.ts'
import { Missing } from '#shared/errors.ts'
import type { Page } from '#shared/inquiry/inquiry-store.ts'

interface Deps {
  readonly customers: Pick<CustomerDirectory, 'list'>
  readonly configuration: () => Promise<ConfigurationIndex>
}

/** Customers of an own advisor who has left, without names. Throws Missing for one who is here, or never was anybody's. */
export async function customersOfDeparted(
  { customers, configuration }: Deps,
  advisorId: string,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<z.infer<typeof leftCustomerSchema>>> {
  const index = await configuration()
  if (index.advisor(advisorId) !== undefined) throw new Missing('departed advisor')
  const { items, ...rest } = await customers.list({ ownAdvisorId: advisorId }, page)
  const shown = items.flatMap(({ customer }) => {
    if (customer === undefined) return []
    const { customerId, segment, deputyIds } = customer
    return [{ customerId, segment, deputyIds: deputyIds.filter((id) => index.advisor(id) !== undefined) }]
  })
  return { items: shown, ...rest }
}
