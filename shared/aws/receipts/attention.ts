import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { cursorAfter, pageSize, readCursor } from '#shared/inquiry/cursor.ts'
import type { Page } from '#shared/inquiry/inquiry-store.ts'
import { sortable } from '#shared/inquiry/list-keys.ts'
import { DAY, HOUR } from '#shared/instant.ts'
import type { Receipt } from '#shared/intake/intake-ledger.ts'
import { type IndexEntry, queryIndex } from '../dynamo/index-page.ts'
import type { Pacing } from '../dynamo/pacing.ts'
import { getItems } from '../dynamo/read.ts'
import { TABLES } from '../tables.ts'
import { partition, readReceipt } from './items.ts'

export interface AttentionDeps {
  readonly client: DynamoDBDocumentClient
  readonly table: string
  readonly pacing: Pacing
}
export type AttentionKind = 'inFlight' | 'suppressed' | 'failed'

const [byAttention] = TABLES.receipts.indexes
/** Index pages read for one page of a list when entries turn out to be out of date or of another day. */
const ROUNDS = 5

/** One page of receipts that need attention, newest first. */
export async function listAttention(
  deps: AttentionDeps,
  kind: AttentionKind,
  page: { readonly limit: number; readonly cursor?: string; readonly day?: string },
): Promise<Page<Receipt>> {
  const { earliest, latest } = boundsOf(page.day)
  const limit = pageSize(page.limit)
  const items: Receipt[] = []
  let before = page.cursor === undefined ? latest : readCursor(page.cursor)
  for (let round = 1; ; round += 1) {
    const range = {
      ...(earliest === undefined ? {} : { after: earliest }),
      ...(before === undefined ? {} : { before }),
    }
    const wanted = limit - items.length
    const found = await queryIndex(deps, byAttention, { list: kind, newestFirst: true, limit: wanted + 1, ...range })
    const entries = found.slice(0, wanted)
    const receipts = await receiptsOf(deps, entries, kind)
    items.push(...receipts.filter(({ day }) => page.day === undefined || day === page.day))
    before = entries.at(-1)?.order
    if (found.length <= wanted || before === undefined) return { items }
    if (items.length === limit || round === ROUNDS) return { items, cursor: cursorAfter(before) }
  }
}

/** Receipts in flight that were received before the instant, oldest first. */
export async function oldestInFlight(deps: AttentionDeps, instant: number, limit: number): Promise<readonly Receipt[]> {
  const range = { list: 'inFlight', before: sortable(instant), newestFirst: false, limit: pageSize(limit) }
  return receiptsOf(deps, await queryIndex(deps, byAttention, range), 'inFlight')
}

/** A local day of whatever zone (−12 to +14 hours) lies within these; the receipt itself says its day. */
function boundsOf(day: string | undefined): { readonly earliest?: string; readonly latest?: string } {
  const start = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(start)) return {}
  return { earliest: sortable(start - 14 * HOUR), latest: sortable(start + DAY + 12 * HOUR) }
}

async function receiptsOf(
  { client, table, pacing }: AttentionDeps,
  entries: readonly IndexEntry[],
  kind: AttentionKind,
): Promise<readonly Receipt[]> {
  const keys = entries.map(({ key }) => key)
  const receipts = (await getItems(client, table, keys, pacing)).map(readReceipt)
  const byPartition = new Map(receipts.map((receipt) => [partition(receipt.receiptId), receipt]))
  return entries.flatMap(({ key }) => {
    const receipt = byPartition.get(key['pk'] ?? '')
    return receipt !== undefined && (receipt.outcome ?? 'inFlight') === kind ? [receipt] : []
  })
}
