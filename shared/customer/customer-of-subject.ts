import type { CustomerDirectory } from './customer.ts'

/** Id under which a signed-in person's inquiries are kept: the directory's, or one made of the token's subject for people it does not know. */
export async function customerIdOfSubject(directory: CustomerDirectory, subject: string): Promise<string> {
  return (await directory.bySubject(subject))?.customerId ?? unknownCustomerId(subject)
}

/** The id of a signed-in person whom the directory does not know. */
export const unknownCustomerId = (subject: string): string => `sub:${subject}`
