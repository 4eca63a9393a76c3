import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import { customerSchema } from '#shared/customer/customer-schema.ts'
import { Conflict, Unavailable } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, getItems, type Item, queryAll } from './dynamo/read.ts'
import { type TransactItem, writeTogether } from './dynamo/transact.ts'
import type { TableNames } from './tables.ts'

const pointerSchema = z.object({ customerId: z.string() })
const revisionSchema = z.object({ revision: z.number().int() })

const profileKey = (customerId: string) => ({ pk: `CUS#${customerId}`, sk: 'PROFILE' })
const subjectPartition = (subject: string): string => `SUB#${subject}`
/** Sort key of a subject's pointer: one item, so that two customers cannot have it. Older ones have the customer's id. */
const OWNER = '#owner'
const emailPartition = (email: string): string => `MAIL#${email.toLowerCase()}`
/** Position of the profile among the writes; the others are its pointers. */
const PROFILE = 0
const MOST_OF_AN_ADDRESS = 20
/** Two writers of one profile: the pointers to remove are looked up again. */
const PUT_ATTEMPTS = 5

/** The customer directory on DynamoDB: a profile item, and a pointer item for its subject and each address. */
export function createCustomerDirectory(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'customers'>
  readonly pacing?: Pacing
}): CustomerDirectory {
  const { client, pacing = systemPacing } = options
  const table = options.tables.customers
  const pointedTo = async (pk: string, limit: number): Promise<readonly Customer[]> => {
    const pointers = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    })
    const ids = new Set(pointers.map((item) => readAs(pointerSchema, item, 'stored customer pointer').customerId))
    const keys = [...ids].slice(0, limit).map(profileKey)
    const customers = (await getItems(client, table, keys, pacing)).map(readCustomer)
    return customers.sort((a, b) => (a.customerId < b.customerId ? -1 : 1))
  }
  return {
    find: async (customerId) => {
      const item = await getItem(client, table, profileKey(customerId))
      return item === undefined ? undefined : readCustomer(item)
    },
    bySubject: async (subject) => {
      const [only, another] = await pointedTo(subjectPartition(subject), 2)
      return another === undefined ? only : undefined
    },
    byEmail: (email) => pointedTo(emailPartition(email), MOST_OF_AN_ADDRESS),
    put: async (customer) => {
      for (let attempt = 1; attempt <= PUT_ATTEMPTS; attempt += 1) {
        const before = await getItem(client, table, profileKey(customer.customerId))
        const refusal = await writeTogether(client, putWrites(table, before, customer), pacing)
        if (refusal === undefined) return
        if (refusal.failed.some((position) => position !== PROFILE)) throw new Conflict('customer')
      }
      throw new Unavailable('dynamodb')
    },
  }
}

const readCustomer = (item: Item): Customer => readAs(customerSchema, item, 'stored customer')

/** The profile, its new pointers, and the removal of those that no longer lead to it. */
function putWrites(table: string, before: Item | undefined, customer: Customer): readonly TransactItem[] {
  const revision = before === undefined ? 0 : readAs(revisionSchema, before, 'stored customer').revision
  const { customerId } = customer
  const kept = pointersOf(customer)
  const held = before === undefined ? [] : heldPointers(readCustomer(before))
  const stale = held.filter(({ pk }) => !kept.some((pointer) => pointer.pk === pk))
  return [
    {
      Put: {
        TableName: table,
        Item: { ...customer, ...profileKey(customerId), revision: revision + 1 },
        ConditionExpression: 'attribute_not_exists(pk) OR revision = :revision',
        ExpressionAttributeValues: { ':revision': revision },
      },
    },
    ...kept.map((pointer) => ({
      Put: {
        TableName: table,
        Item: { ...pointer, customerId },
        ConditionExpression: 'attribute_not_exists(pk) OR customerId = :customerId',
        ExpressionAttributeValues: { ':customerId': customerId },
      },
    })),
    ...stale.map((pointer) => ({ Delete: { TableName: table, Key: pointer } })),
  ]
}

interface Pointer {
  readonly pk: string
  readonly sk: string
}

/** Those that a stored customer may have: older releases kept the subject's under the customer's id. */
const heldPointers = (customer: Customer): readonly Pointer[] => [
  ...pointersOf(customer),
  ...(customer.subject === undefined ? [] : [{ pk: subjectPartition(customer.subject), sk: customer.customerId }]),
]

const pointersOf = ({ customerId, subject, emails }: Customer): readonly Pointer[] => [
  ...(subject === undefined ? [] : [{ pk: subjectPartition(subject), sk: OWNER }]),
  ...[...new Set(emails.map(emailPartition))].map((pk) => ({ pk, sk: customerId })),
]
