import { Conflict } from '#shared/errors.ts'
import type { Instant } from '#shared/instant.ts'
import type { Customer, CustomerDirectory } from './customer.ts'

/** What customers say of themselves: the rest of their profile is core banking's. */
export interface Preferences extends Pick<Customer, 'language' | 'register' | 'channel' | 'values'> {
  readonly consents: readonly { readonly purpose: string; readonly given: boolean }[]
}

/** What every customer may consent to, beside what they have been asked elsewhere. */
const PURPOSES = ['updates']

/** How often a change is made anew when core banking changed the customer in between. */
const ATTEMPTS = 4

/** The preferences as they are in force. Pure. */
export function preferencesOf({ language, register, channel, values, consents }: Customer): Preferences {
  const known = [...new Set([...PURPOSES, ...consents.map(({ purpose }) => purpose)])]
  const inForce = new Set(consents.filter(({ withdrawnAt }) => withdrawnAt === undefined).map(({ purpose }) => purpose))
  return {
    language,
    values,
    consents: known.map((purpose) => ({ purpose, given: inForce.has(purpose) })),
    ...(register === undefined ? {} : { register }),
    ...(channel === undefined ? {} : { channel }),
  }
}

/**
 * The customer with other preferences. A consent that stays given keeps the day and way it was given; one that is taken back
 * keeps them too, with the time (GDPR art. 7: what was consented to can be shown). Unknown purposes are left out. Pure.
 */
export function withPreferences(customer: Customer, to: Preferences, now: Instant): Customer {
  const before = new Map(customer.consents.map((consent) => [consent.purpose, consent]))
  for (const { purpose, given } of preferencesOf(customer).consents) {
    const wanted = to.consents.find((one) => one.purpose === purpose)?.given ?? given
    const consent = before.get(purpose)
    if (wanted === given) continue
    if (wanted) before.set(purpose, { purpose, at: now, way: 'app' })
    else if (consent !== undefined) before.set(purpose, { ...consent, withdrawnAt: now })
  }
  const { register: _register, channel: _channel, ...rest } = customer
  return {
    ...rest,
    language: to.language,
    values: to.values,
    consents: [...before.values()],
    ...(to.register === undefined ? {} : { register: to.register }),
    ...(to.channel === undefined ? {} : { channel: to.channel }),
  }
}

/** Changes a signed-in customer's preferences; undefined for somebody whom the directory does not know. May throw Conflict. */
export async function changePreferences(
  directory: CustomerDirectory,
  subject: string,
  to: Preferences,
  now: Instant,
): Promise<Customer | undefined> {
  const found = await directory.bySubject(subject)
  if (found === undefined) return undefined
  for (let attempt = 1; ; attempt += 1) {
    const { customer, version } = await directory.entry(found.customerId)
    // Core banking may have taken them out, or given the sign-in to somebody else, since.
    if (customer?.subject !== subject) return undefined
    const changed = withPreferences(customer, to, now)
    try {
      await directory.put(changed, version)
      return changed
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error
    }
  }
}
