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
      const items = await getItems(client, table, [...new Set(attachmentIds)].map(keyOf), pacing)
      const found = items.map((item) => readAs(itemSchema, item, 'stored scan result'))
      return new Map(found.map(({ attachmentId, state }) => [attachmentId, state]))
    },
  }
}
