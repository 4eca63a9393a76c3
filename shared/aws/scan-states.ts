import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { SCAN_STATES } from '#shared/attachments/attachment.ts'
import type { ScanStates } from '#shared/attachments/scan-states.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItems } from './dynamo/read.ts'
import { updateInput } from './dynamo/update.ts'
import { calling, readFailure } from './errors.ts'
import type { TableNames } from './tables.ts'

const itemSchema = z.object({ attachmentId: z.string(), state: z.enum(SCAN_STATES) })
/** Keys of one batch get. */
const BATCH = 100

const keyOf = (attachmentId: string) => ({ pk: `ATT#${attachmentId}`, sk: 'SCAN' })

/** Scan results on DynamoDB: an item a file in the inquiries table, which every reader of inquiries can read. */
export function createScanStates(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'inquiries'>
  readonly pacing?: Pacing
}): ScanStates {
  const { client, pacing = systemPacing } = options
  const table = options.tables.inquiries
  return {
    record: async ({ attachmentId, state, at }) => {
      const update = updateInput({
        table,
        key: keyOf(attachmentId),
        set: { attachmentId, state, scannedAt: at },
        condition: {
          expression: 'attribute_not_exists(#at) OR #at <= :at',
          names: { '#at': 'scannedAt' },
          values: { ':at': at },
        },
      })
      try {
        await calling('dynamodb', () => client.send(new UpdateCommand(update)))
        return 'recorded'
      } catch (error) {
        if (readFailure(error).name !== 'ConditionalCheckFailedException') throw error
        return 'older'
      }
    },
    of: async (attachmentIds) => {
      const ids = [...new Set(attachmentIds)]
      const states = new Map<string, z.infer<typeof itemSchema>['state']>()
      for (let from = 0; from < ids.length; from += BATCH) {
        for (const item of await getItems(client, table, ids.slice(from, from + BATCH).map(keyOf), pacing)) {
          const { attachmentId, state } = readAs(itemSchema, item, 'stored scan result')
          states.set(attachmentId, state)
        }
      }
      return states
    },
  }
}
