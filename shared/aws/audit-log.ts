import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import {
  AUDIT_ENDS,
  AUDIT_ROLES,
  type AuditEntry,
  type AuditedDeed,
  type AuditFilter,
  type AuditLog,
  type AuditOutcome,
  DEEDS,
  orderOf,
} from '#shared/audit/audit-log.ts'
import { Conflict } from '#shared/errors.ts'
import { cursorAfter, pageSize, readCursor } from '#shared/inquiry/cursor.ts'
import { sortable } from '#shared/inquiry/list-keys.ts'
import { readAs } from '#shared/read-as.ts'
import { queryIndex } from './dynamo/index-page.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItems, type Item } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import { TABLES, type TableNames } from './tables.ts'

const [byActor, byDeed] = TABLES.audit.indexes
/** The table's own order. */
const byTime = { partitionKey: 'pk', sortKey: 'sk' } as const
const ENTRIES = 'DEED'
const OUTCOMES = 'OUTCOME'

/** The audit log on DynamoDB: an item before the deed and one after it, each put once. */
export function createAuditLog(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'audit'>
  readonly pacing?: Pacing
}): AuditLog {
  const { client, pacing = systemPacing } = options
  const table = options.tables.audit
  const put = (pk: string, { at, entryId, expiresAt }: AuditEntry, fields: object) => {
    const Item = { pk, sk: orderOf({ at, entryId }), ...fields, expiresAt: Math.ceil(expiresAt / 1_000) }
    const write = { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
    return writeTogether(client, [write], pacing)
  }
  const deedsAt = async (orders: readonly string[]): Promise<readonly AuditedDeed[]> => {
    const keys = orders.flatMap((sk) => [ENTRIES, OUTCOMES].map((pk) => ({ pk, sk })))
    const found = await getItems(client, table, keys, pacing)
    const items = new Map(found.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]))
    return orders.flatMap((order) => {
      const entry = items.get(`${ENTRIES} ${order}`)
      return entry === undefined ? [] : [deedOf(entry, items.get(`${OUTCOMES} ${order}`))]
    })
  }
  return {
    record: async (entry) => {
      const { actor, role, deed, target } = entry
      const fields = { at: entry.at, actor, role, deed, ...(target === undefined ? {} : { target }) }
      if ((await put(ENTRIES, entry, fields)) !== undefined) throw new Conflict('audit')
    },
    conclude: async (entry, outcome) => {
      await put(OUTCOMES, entry, outcome)
    },
    list: async (filter, page) => {
      const limit = pageSize(page.limit)
      const { index, list } = listOf(filter)
      const { from, to } = filter
      const range = {
        ...(from === undefined ? {} : { after: sortable(from) }),
        ...(to === undefined ? {} : { before: sortable(to) }),
        ...(page.cursor === undefined ? {} : { before: readCursor(page.cursor) }),
      }
      const entries = await queryIndex({ client, table }, index, {
        list,
        newestFirst: true,
        limit: limit + 1,
        ...range,
      })
      const orders = entries.slice(0, limit).map(({ order }) => order)
      const deeds = (await deedsAt(orders)).filter(({ deed }) => filter.deed === undefined || deed === filter.deed)
      const last = orders.at(-1)
      return entries.length <= limit || last === undefined
        ? { items: deeds }
        : { items: deeds, cursor: cursorAfter(last) }
    },
  }
}

/** Who acted tells more apart than what was done. */
function listOf({ actor, deed }: AuditFilter) {
  if (actor !== undefined) return { index: byActor, list: actor }
  return deed === undefined ? { index: byTime, list: ENTRIES } : { index: byDeed, list: deed }
}

const entrySchema = z.object({
  sk: z.string(),
  at: z.number().int(),
  actor: z.string(),
  role: z.enum(AUDIT_ROLES),
  deed: z.enum(DEEDS),
  target: z.exactOptional(z.string()),
  expiresAt: z.number().int(),
})
const outcomeSchema = z.object({
  end: z.enum(AUDIT_ENDS),
  result: z.exactOptional(z.string()),
}) satisfies z.ZodType<AuditOutcome>

function deedOf(entry: Item, outcome: Item | undefined): AuditedDeed {
  const { sk, expiresAt, ...rest } = readAs(entrySchema, entry, 'stored audit entry')
  return {
    ...rest,
    entryId: sk.slice(sk.indexOf('#') + 1),
    expiresAt: expiresAt * 1_000,
    ...(outcome === undefined ? {} : { outcome: readAs(outcomeSchema, outcome, 'stored audit outcome') }),
  }
}
