import { z } from 'zod'
import type { Customer, DirectoryEntry } from '#shared/customer/customer.ts'
import { customerSchema } from '#shared/customer/customer-schema.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item } from '../dynamo/read.ts'
import type { TransactItem } from '../dynamo/transact.ts'
import { devicesKey, heldPointers, type Pointer, pointersOf, profileKey } from './keys.ts'

const revisionSchema = z.object({ revision: z.number().int(), removed: z.boolean().default(false) })

/** Position of the profile among the writes; the others are its pointers. */
export const PROFILE = 0

/** A profile item, or what a removal left of it. */
export function readEntry(item: Item | undefined): DirectoryEntry {
  if (item === undefined) return { version: 0 }
  const { revision, removed } = readAs(revisionSchema, item, 'stored customer')
  return { version: revision, ...(removed ? {} : { customer: readAs(customerSchema, item, 'stored customer') }) }
}

/** The profile, its pointers, and the removal of those that no longer lead to it. */
export function putWrites(table: string, before: DirectoryEntry, customer: Customer): readonly TransactItem[] {
  const { customerId } = customer
  const kept = pointersOf(customer)
  return [
    profile(table, customerId, before.version, { ...customer }),
    ...kept.map((pointer) => ({
      Put: {
        TableName: table,
        Item: { ...pointer, customerId },
        ConditionExpression: 'attribute_not_exists(pk) OR customerId = :customerId',
        ExpressionAttributeValues: { ':customerId': customerId },
      },
    })),
    ...withdrawn(table, before, (pointer) => !kept.some(({ pk }) => pk === pointer.pk)),
  ]
}

/** A mark in place of the profile, without personal data, and the removal of everything that led to it or to their devices. */
export const removeWrites = (table: string, before: DirectoryEntry, customerId: string): readonly TransactItem[] => [
  profile(table, customerId, before.version, { removed: true }),
  { Delete: { TableName: table, Key: devicesKey(customerId) } },
  ...withdrawn(table, before, () => true),
]

const profile = (table: string, customerId: string, version: number, content: Item): TransactItem => ({
  Put: {
    TableName: table,
    Item: { ...content, ...profileKey(customerId), revision: version + 1 },
    ...(version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': version } }),
  },
})

const withdrawn = (
  table: string,
  { customer }: DirectoryEntry,
  which: (pointer: Pointer) => boolean,
): readonly TransactItem[] =>
  (customer === undefined ? [] : heldPointers(customer))
    .filter(which)
    .map((pointer) => ({ Delete: { TableName: table, Key: { ...pointer } } }))
