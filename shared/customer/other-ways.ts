import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { Customer } from './customer.ts'

/** Another way to a customer whom mail does not reach. */
export type OtherWay =
  | { readonly way: 'email'; readonly address: string }
  /** As given in the form, never checked. */
  | { readonly way: 'phone'; readonly number: string }
  | { readonly way: 'app' }

/**
 * What else is known to reach the customer of an inquiry: the number that they gave, their app, and, of a verified
 * customer, their other addresses. Pure.
 */
export function otherWays({ customer }: Inquiry, known: Customer | undefined): readonly OtherWay[] {
  const addresses = (known?.emails ?? []).filter((address) => address.toLowerCase() !== customer.email)
  return [
    ...(known?.subject === undefined ? [] : [{ way: 'app' } as const]),
    ...addresses.map((address) => ({ way: 'email', address }) as const),
    ...(customer.phone === undefined ? [] : [{ way: 'phone', number: customer.phone } as const]),
  ]
}
