import type { Customer } from '#shared/customer/customer.ts'
import { shardOf } from '../dynamo/shard.ts'

export interface Pointer {
  readonly pk: string
  readonly sk: string
}

/** Everybody is listed in so many partitions, so that an import is not held back by one. */
const LIST_SHARDS = 16
export const LISTS: readonly string[] = Array.from({ length: LIST_SHARDS }, (_, shard) => `LIST#${shard}`)
/** Under it a pointer for each advisor who ever was somebody's own. */
export const OWN_ADVISORS = 'ADVISORS'
/** Sort key of a subject's pointer: one item, so that two customers cannot have it. Older ones have the customer's id. */
const OWNER = '#owner'

export const profileKey = (customerId: string) => ({ pk: `CUS#${customerId}`, sk: 'PROFILE' })
/** Browsers that take notifications; beside the profile, because core banking replaces that whole. */
export const devicesKey = (customerId: string) => ({ pk: `CUS#${customerId}`, sk: 'DEVICES' })
export const subjectPartition = (subject: string): string => `SUB#${subject}`
export const emailPartition = (email: string): string => `MAIL#${email.toLowerCase()}`
export const ownAdvisorPartition = (advisorId: string): string => `OWN#${advisorId}`

/** What leads to a customer: their place in the list, their sign-in, each of their addresses, their own advisor. */
export const pointersOf = ({ customerId, subject, emails, ownAdvisorId }: Customer): readonly Pointer[] => [
  { pk: `LIST#${shardOf(customerId, LIST_SHARDS)}`, sk: customerId },
  ...(subject === undefined ? [] : [{ pk: subjectPartition(subject), sk: OWNER }]),
  ...[...new Set(emails.map(emailPartition))].map((pk) => ({ pk, sk: customerId })),
  ...(ownAdvisorId === undefined ? [] : [{ pk: ownAdvisorPartition(ownAdvisorId), sk: customerId }]),
]

/** Those that a stored customer may have: older releases kept the subject's under the customer's id. */
export const heldPointers = (customer: Customer): readonly Pointer[] => [
  ...pointersOf(customer),
  ...(customer.subject === undefined ? [] : [{ pk: subjectPartition(customer.subject), sk: customer.customerId }]),
]
