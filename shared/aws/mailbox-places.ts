import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { MailboxPlace, MailboxPlaces } from '#shared/mail/mailbox-places.ts'
import { readAs } from '#shared/read-as.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import type { TableNames } from './tables.ts'

const count = z.number().int().nonnegative()
const placeSchema = z.object({
  version: count,
  uidValidity: count,
  lastUid: count,
  caughtUpAt: z.exactOptional(z.number()),
  past: z.exactOptional(z.object({ through: count, since: z.number(), unseen: z.boolean() })),
  failing: z.exactOptional(z.object({ uid: count, tries: count })),
}) satisfies z.ZodType<MailboxPlace>

/** The name holds an address: only its digest is stored. */
const keyOf = (mailbox: string) => ({ pk: `MAILBOX#${deriveId('mailbox', mailbox)}`, sk: 'PLACE' })

/** Places in mailboxes on DynamoDB, beside the receipts that come of them. */
export function createMailboxPlaces(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'receipts'>
  readonly pacing?: Pacing
}): MailboxPlaces {
  const { client, pacing = systemPacing } = options
  const TableName = options.tables.receipts
  return {
    find: async (mailbox) => {
      const item = await getItem(client, TableName, keyOf(mailbox))
      return item === undefined ? undefined : readAs(placeSchema, item, 'stored place in a mailbox')
    },
    advance: async (mailbox, place) => {
      const first = place.version === 1
      const put = {
        TableName,
        Item: { ...keyOf(mailbox), ...place },
        ConditionExpression: first ? 'attribute_not_exists(pk)' : 'version = :before',
        ...(first ? {} : { ExpressionAttributeValues: { ':before': place.version - 1 } }),
      }
      return (await writeTogether(client, [{ Put: put }], pacing)) === undefined
    },
  }
}
