import { DeleteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { Unavailable } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import type { Claim, SendLedger } from '#shared/sending/send-ledger.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import { updateInput } from './dynamo/update.ts'
import { calling, readFailure } from './errors.ts'
import type { TableNames } from './tables.ts'

const claimSchema = z.object({
  claimedAt: z.number(),
  sentAt: z.exactOptional(z.number()),
  providerId: z.exactOptional(z.string()),
}) satisfies z.ZodType<Claim>

const keyOf = (key: string) => ({ pk: `CLAIM#${key}` })
/** A claim that is released and claimed again under us is looked at anew. */
const LOOKS = 5

/** Claims on sends on DynamoDB, kept for ever: what was sent must not go out again. */
export function createSendLedger(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'sending'>
  readonly pacing?: Pacing
}): SendLedger {
  const { client, pacing = systemPacing } = options
  const table = options.tables.sending
  const claimIf = async (key: string, claimedAt: number, before: Claim | undefined): Promise<boolean> => {
    const condition =
      before === undefined
        ? { expression: 'attribute_not_exists(pk)' }
        : {
            expression: 'claimedAt = :before AND attribute_not_exists(sentAt)',
            values: { ':before': before.claimedAt },
          }
    const write = updateInput({ table, key: keyOf(key), set: { claimedAt }, condition })
    return (await writeTogether(client, [{ Update: write }], pacing)) === undefined
  }
  return {
    claim: async (key, at, staleAfter) => {
      const claim = { claimedAt: at }
      for (let look = 1; look <= LOOKS; look += 1) {
        if (look === 1 && (await claimIf(key, at, undefined))) return { state: 'claimed', claim }
        const item = await getItem(client, table, keyOf(key))
        if (item === undefined) {
          if (await claimIf(key, at, undefined)) return { state: 'claimed', claim }
          continue
        }
        const before = readAs(claimSchema, item, 'stored claim')
        if (before.sentAt !== undefined) return { state: 'sent', claim: before }
        if (at - before.claimedAt < staleAfter) return { state: 'taken', claim: before }
        if (await claimIf(key, at, before)) return { state: 'stale', claim }
      }
      throw new Unavailable('dynamodb')
    },
    find: async (key) => {
      const item = await getItem(client, table, keyOf(key))
      return item === undefined ? undefined : readAs(claimSchema, item, 'stored claim')
    },
    sent: async (key, at, providerId) => {
      const keep = { claimedAt: at, sentAt: at, providerId }
      const write = new UpdateCommand({ ...updateInput({ table, key: keyOf(key), keep }), ReturnValues: 'ALL_NEW' })
      const { Attributes: claim } = await calling('dynamodb', () => client.send(write))
      return readAs(claimSchema, claim, 'stored claim')
    },
    release: async (key) => {
      try {
        const input = { TableName: table, Key: keyOf(key), ConditionExpression: 'attribute_not_exists(sentAt)' }
        await calling('dynamodb', () => client.send(new DeleteCommand(input)))
      } catch (error) {
        // It was sent after all: then the claim stays.
        if (readFailure(error).name !== 'ConditionalCheckFailedException') throw error
      }
    },
  }
}
