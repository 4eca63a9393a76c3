import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Draft, Drafts } from '#shared/console/drafts.ts'
import { Conflict } from '#shared/errors.ts'
import { DAY } from '#shared/instant.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import { updateInput } from './dynamo/update.ts'
import { calling } from './errors.ts'
import type { TableNames } from './tables.ts'

const draftSchema = z.object({ text: z.string(), version: z.number(), savedAt: z.number() }) satisfies z.ZodType<Draft>
const KEPT = 30 * DAY
const keyOf = (advisorId: string, inquiryId: string) => ({ pk: `DRAFT#${advisorId}`, sk: inquiryId })

/** Drafts on DynamoDB, one item each, saved only over the version that was seen. */
export function createDrafts(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'console'>
  readonly pacing?: Pacing
}): Drafts {
  const { client, pacing = systemPacing } = options
  const table = options.tables.console
  return {
    find: async (advisorId, inquiryId) => {
      const item = await getItem(client, table, keyOf(advisorId, inquiryId))
      return item === undefined ? undefined : readAs(draftSchema, item, 'stored draft')
    },
    save: async (advisorId, inquiryId, text, seen, savedAt) => {
      const draft = { text, version: seen + 1, savedAt }
      const condition =
        seen === 0
          ? { expression: 'attribute_not_exists(pk)' }
          : { expression: '#version = :seen', names: { '#version': 'version' }, values: { ':seen': seen } }
      const set = { ...draft, expiresAt: Math.ceil((savedAt + KEPT) / 1_000) }
      const write = updateInput({ table, key: keyOf(advisorId, inquiryId), set, condition })
      if ((await writeTogether(client, [{ Update: write }], pacing)) !== undefined) throw new Conflict('draft')
      return draft
    },
    remove: async (advisorId, inquiryId) => {
      const input = { TableName: table, Key: keyOf(advisorId, inquiryId) }
      await calling('dynamodb', () => client.send(new DeleteCommand(input)))
    },
  }
}
