import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Customer, CustomerDirectory } from '#shared/customer/customer.ts'
import { Unavailable } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, getItems, type Item, queryAll } from './dynamo/read.ts'
import { type TransactItem, writeTogether } from './dynamo/transact.ts'
import type { TableNames } from './tables.ts'

const customerSchema = z.object({
  customerId: z.string(),
  subject: z.exactOptional(z.string()),
  name: z.object({ given: z.string(), family: z.string(), title: z.exactOptional(z.string()) }),
  salutation: z.exactOptional(z.enum(['ms', 'mr'])),
  emails: z.array(z.string()),
  language: z.string(),
  segment: z.enum(['private', 'business', 'private-banking']),
  ownAdvisorId: z.exactOptional(z.string()),
}) satisfies z.ZodType<Customer>
const pointerSchema = z.object({ customerId: z.string() })
const revisionSchema = z.object({ revision: z.number().int() })

const profileKey = (customerId: string) => ({ pk: `CUS#${customerId}`, sk: 'PROFILE' })
const subjectPartition = (subject: string): string => `SUB#${subject}`
const emailPartition = (email: string): string => `MAIL#${email.toLowerCase()}`
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
    const ids = pointers
      .slice(0, limit)
      .map((item) => readAs(pointerSchema, item, 'stored customer pointer').customerId)
    const customers = (await getItems(client, table, ids.map(profileKey), pacing)).map(readCustomer)
    return customers.sort((a, b) => (a.customerId < b.customerId ? -1 : 1))
  }
  return {
    find: async (customerId) => {
      const item = await getItem(client, table, profileKey(customerId))
      return item === undefined ? undefined : readCustomer(item)
    },
    bySubject: async (subject) => (await pointedTo(subjectPartition(subject), 1))[0],
    byEmail: (email) => pointedTo(emailPartition(email), MOST_OF_AN_ADDRESS),
    put: async (customer) => {
      for (let attempt = 1; attempt <= PUT_ATTEMPTS; attempt += 1) {
        const before = await getItem(client, table, profileKey(customer.customerId))
        if ((await writeTogether(client, putWrites(table, before, customer), pacing)) === undefined) return
      }
      throw new Unavailable('dynamodb')
    },
  }
}

const readCustomer = (item: Item): Customer => readAs(customerSchema, item, 'stored customer')

/** The profile, its new pointers, and the removal of those that no longer lead to it. */
function putWrites(table: string, before: Item | undefined, customer: Customer): readonly TransactItem[] {
  const revision = before === undefined ? 0 : readAs(revisionSchema, before, 'stored customer').revision
  const kept = new Set(pointersOf(customer))
  const stale = before === undefined ? [] : pointersOf(readCustomer(before)).filter((pk) => !kept.has(pk))
  const { customerId } = customer
  return [
    {
      Put: {
        TableName: table,
        Item: { ...customer, ...profileKey(customerId), revision: revision + 1 },
        ConditionExpression: 'attribute_not_exists(pk) OR revision = :revision',
        ExpressionAttributeValues: { ':revision': revision },
      },
    },
    ...[...kept].map((pk) => ({ Put: { TableName: table, Item: { pk, sk: customerId, customerId } } })),
    ...stale.map((pk) => ({ Delete: { TableName: table, Key: { pk, sk: customerId } } })),
  ]
}

const pointersOf = ({ subject, emails }: Customer): readonly string[] => [
  ...(subject === undefined ? [] : [subjectPartition(subject)]),
  ...new Set(emails.map(emailPartition)),
]
