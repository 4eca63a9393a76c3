import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import type { ConfigurationStore } from './configuration-store.ts'
import type { PublishedDocument } from './published-document.ts'
import type { CustomerSeed } from './schema.ts'

/**
 * Puts a deployment's configuration in force as the next version, unless it is the one in force already, and enters its
 * customers into the directory. Returns the version in force.
 */
export async function publishDocument(
  deps: { readonly configuration: ConfigurationStore; readonly customers: CustomerDirectory },
  document: PublishedDocument,
  by: string,
): Promise<number> {
  for (const seed of document.people.customers) await deps.customers.put(customerOf(seed))
  return deps.configuration.publish(document.configuration, by, document.digest)
}

function customerOf(seed: CustomerSeed): Customer {
  return {
    customerId: seed.id,
    name: {
      given: seed.given,
      family: seed.family,
      ...(seed.title === undefined ? {} : { title: seed.title }),
    },
    emails: seed.emails,
    language: seed.language,
    segment: seed.segment,
    ...(seed.sub === undefined ? {} : { subject: seed.sub }),
    ...(seed.salutation === undefined ? {} : { salutation: seed.salutation }),
    ...(seed.ownAdvisor === undefined ? {} : { ownAdvisorId: seed.ownAdvisor }),
  }
}
