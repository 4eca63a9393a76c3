import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { HOUR, SECOND } from '#shared/instant.ts'
import type { SendWindow } from '#shared/sending/send-pacer.ts'
import { shardOf } from './dynamo/shard.ts'
import { updateInput } from './dynamo/update.ts'
import { calling, readFailure } from './errors.ts'
import type { TableNames } from './tables.ts'

/** One item takes about a thousand writes a second; half of that leaves room for those that find it full. */
const PER_ITEM = 500

/**
 * Counters of seconds on DynamoDB: one conditional write a mail, exact up to 500 mails a second. Above, the limit is
 * spread over several items by `key`, and one of them may be full a little before the others.
 */
export function createSendWindow(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'sending'>
}): SendWindow {
  const { client } = options
  const table = options.tables.sending
  return {
    take: async (second, limit, key) => {
      const items = Math.ceil(limit / PER_ITEM)
      const shard = shardOf(key, items)
      const input = updateInput({
        table,
        key: { pk: `RATE#${second}#${shard}` },
        set: { expiresAt: second + HOUR / SECOND },
        add: { taken: 1 },
        condition: {
          expression: 'attribute_not_exists(#taken) OR #taken < :limit',
          names: { '#taken': 'taken' },
          values: { ':limit': Math.floor(limit / items) + (shard < limit % items ? 1 : 0) },
        },
      })
      try {
        await calling('dynamodb', () => client.send(new UpdateCommand(input)))
        return true
      } catch (error) {
        if (readFailure(error).name === 'ConditionalCheckFailedException') return false
        throw error
      }
    },
  }
}
