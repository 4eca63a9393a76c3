import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import { SubjectTaken } from '#shared/customer/subject-taken.ts'
import { Conflict, Malformed } from '#shared/errors.ts'
import type { Clock } from '#shared/instant.ts'
import type { ConfigurationStore } from './configuration-store.ts'
import type { PublishedDocument } from './published-document.ts'
import type { Configuration, CustomerSeed } from './schema.ts'
import { withImportedAbsences } from './with-imported-absences.ts'

export interface PublishDeps {
  readonly configuration: ConfigurationStore
  readonly customers: CustomerDirectory
  readonly clock: Clock
}

/** An operator may publish at the same moment; a deployment then comes after. */
const ATTEMPTS = 3

/**
 * Puts a deployment's configuration in force as the next version, unless the same files were deployed before, and enters
 * those of its customers into the directory whom it has never had. Files that changed win over what operators changed
 * since, but for absences that were imported; the release says over which versions. Returns the version in force.
 */
export async function publishDocument(deps: PublishDeps, document: PublishedDocument, by: string): Promise<number> {
  for (const seed of document.people.customers) await enter(deps.customers, customerOf(seed))
  const release = { by, at: deps.clock(), note: 'deployment', digest: document.digest }
  for (let attempt = 1; ; attempt += 1) {
    const configuration = withImportedAbsences(document.configuration, await inForce(deps.configuration))
    try {
      return await deps.configuration.publish(configuration, release)
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error
    }
  }
}

/** Only who has never been there: what core banking or an import changed or took out stays as it is. */
async function enter(customers: CustomerDirectory, seed: Customer): Promise<void> {
  try {
    await customers.put(seed, NEVER_THERE)
  } catch (error) {
    // Somebody else has this sign-in by now: the directory knows better than a file of samples.
    if (!(error instanceof Conflict || error instanceof SubjectTaken)) throw error
  }
}
const NEVER_THERE = 0

/** Undefined before the first version, and for one that this release cannot read: it must not stop the one that mends it. */
async function inForce(store: ConfigurationStore): Promise<Configuration | undefined> {
  const [latest] = await store.history({ limit: 1 })
  if (latest === undefined) return undefined
  try {
    return (await store.version(latest.version)).configuration
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
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
    ...(seed.register === undefined ? {} : { register: seed.register }),
    ...(seed.salutation === undefined ? {} : { salutation: seed.salutation }),
    ...(seed.ownAdvisor === undefined ? {} : { ownAdvisorId: seed.ownAdvisor }),
    deputyIds: seed.deputies,
    conflictAdvisorIds: seed.conflicts,
    ...(seed.company === undefined ? {} : { company: companyOf(seed.company) }),
    values: seed.values,
    consents: seed.consents.map(({ purpose, given, way }) => ({ purpose, at: Date.parse(given), way })),
  }
}

const companyOf = ({ id, role }: NonNullable<CustomerSeed['company']>): NonNullable<Customer['company']> => ({
  companyId: id,
  ...(role === undefined ? {} : { role }),
})
