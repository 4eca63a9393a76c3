import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Customer, CustomerDirectory, DirectoryEntry } from '#shared/customer/customer.ts'
import { SubjectTaken } from '#shared/customer/subject-taken.ts'
import { Conflict, Unavailable } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import {
  emailPartition,
  LISTS,
  OWN_ADVISORS,
  ownAdvisorPartition,
  profileKey,
  subjectPartition,
} from './directory/keys.ts'
import { countPartition, pageOfPointers } from './directory/lists.ts'
import { PROFILE, putWrites, readEntry, removeWrites } from './directory/writes.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, getItems, queryAll } from './dynamo/read.ts'
import { type TransactItem, writeTogether } from './dynamo/transact.ts'
import { calling } from './errors.ts'
import type { TableNames } from './tables.ts'

const pointerSchema = z.object({ customerId: z.string() })
const advisorSchema = z.object({ sk: z.string() })
const MOST_OF_AN_ADDRESS = 20

/** The customer directory on DynamoDB: a profile item, and pointer items that change with it in one transaction. */
export function createCustomerDirectory(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'customers'>
  readonly pacing?: Pacing
}): CustomerDirectory {
  const { client, pacing = systemPacing } = options
  const table = options.tables.customers
  const knownAdvisorIds = new Set<string>()
  const partition = (pk: string) =>
    queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    })
  const entry = async (customerId: string): Promise<DirectoryEntry> =>
    readEntry(await getItem(client, table, profileKey(customerId)))
  const entries = async (
    customerIds: readonly string[],
  ): Promise<readonly (DirectoryEntry & { customer: Customer })[]> =>
    (await getItems(client, table, customerIds.map(profileKey), pacing)).map(readEntry).flatMap(present)
  const pointedTo = async (pk: string, limit: number): Promise<readonly Customer[]> => {
    const pointers = await partition(pk)
    const ids = new Set(pointers.map((item) => readAs(pointerSchema, item, 'stored customer pointer').customerId))
    const customers = (await entries([...ids].slice(0, limit))).map(({ customer }) => customer)
    return customers.sort((a, b) => (a.customerId < b.customerId ? -1 : 1))
  }
  /** Throws Conflict, SubjectTaken, and Unavailable where others kept writing the same items. */
  const change = async (writes: readonly TransactItem[]): Promise<void> => {
    const refusal = await writeTogether(client, writes, pacing)
    if (refusal?.failed.includes(PROFILE)) throw new Conflict('customer')
    if (refusal !== undefined && refusal.failed.length > 0) throw new SubjectTaken()
    if (refusal !== undefined) throw new Unavailable('dynamodb')
  }
  /** Apart from the transaction, so that customers of one advisor do not wait for each other; nobody takes it out. */
  const name = async (advisorId: string): Promise<void> => {
    if (knownAdvisorIds.has(advisorId)) return
    const item = { pk: OWN_ADVISORS, sk: advisorId }
    await calling('dynamodb', () => client.send(new PutCommand({ TableName: table, Item: item })))
    knownAdvisorIds.add(advisorId)
  }
  /** What is in force. Throws Conflict when that is another version. */
  const inForce = async (customerId: string, version: number): Promise<DirectoryEntry> => {
    const before = await entry(customerId)
    if (before.version !== version) throw new Conflict('customer')
    return before
  }
  return {
    entry,
    find: async (customerId) => (await entry(customerId)).customer,
    bySubject: async (subject) => {
      const [only, another] = await pointedTo(subjectPartition(subject), 2)
      return another === undefined ? only : undefined
    },
    byEmail: (email) => pointedTo(emailPartition(email), MOST_OF_AN_ADDRESS),
    list: async ({ ownAdvisorId }, page) => {
      const partitions = ownAdvisorId === undefined ? LISTS : [ownAdvisorPartition(ownAdvisorId)]
      const { customerIds, ...rest } = await pageOfPointers({ client, table }, partitions, page)
      const found = new Map((await entries(customerIds)).map((one) => [one.customer.customerId, one]))
      return { items: customerIds.flatMap((id) => found.get(id) ?? []), ...rest }
    },
    ownAdvisorIds: async () =>
      (await partition(OWN_ADVISORS)).map((item) => readAs(advisorSchema, item, 'stored own advisor').sk),
    count: (ownAdvisorId) => countPartition({ client, table }, ownAdvisorPartition(ownAdvisorId)),
    put: async (customer, version) => {
      const before = await inForce(customer.customerId, version)
      if (customer.ownAdvisorId !== undefined) await name(customer.ownAdvisorId)
      await change(putWrites(table, before, customer))
      return version + 1
    },
    remove: async (customerId, version) => {
      await change(removeWrites(table, await inForce(customerId, version), customerId))
    },
  }
}

const present = ({ version, customer }: DirectoryEntry): (DirectoryEntry & { customer: Customer })[] =>
  customer === undefined ? [] : [{ version, customer }]
