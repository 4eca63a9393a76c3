import { z } from 'zod'
import { CHANNELS } from '#shared/inquiry/inquiry.ts'
import { sortable } from '#shared/inquiry/list-keys.ts'
import { OUTCOMES, type Receipt } from '#shared/intake/intake-ledger.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item, Key } from '../dynamo/read.ts'
import { shardOf } from '../dynamo/shard.ts'

export const partition = (receiptId: string): string => `RCP#${receiptId}`
export const receiptKey = (receiptId: string): Key => ({ pk: partition(receiptId), sk: 'RECEIPT' })
export const MESSAGE_SORT_KEY = 'MESSAGE'

/** Counters are spread over this many items a day: transactions on one item wait for each other. */
export const TOTALS_SHARDS = 16
export const totalsPartition = (shard: number): string => `TOTALS#${shard}`
/** The counter that a receipt is counted on for ever. */
export const totalsKey = (receiptId: string, day: string): Key => ({
  pk: totalsPartition(shardOf(receiptId, TOTALS_SHARDS)),
  sk: day,
})

export const attentionOrder = ({ receivedAt, receiptId }: Pick<Receipt, 'receivedAt' | 'receiptId'>): string =>
  `${sortable(receivedAt)}#${receiptId}`

const receiptSchema = z.object({
  receiptId: z.string(),
  channel: z.enum(CHANNELS),
  receivedAt: z.number().int(),
  day: z.string(),
  bodyHash: z.string(),
  outcome: z.exactOptional(z.enum(OUTCOMES)),
  inquiryId: z.exactOptional(z.string()),
  reason: z.exactOptional(z.string()),
}) satisfies z.ZodType<Receipt>

export const readReceipt = (item: Item): Receipt => readAs(receiptSchema, item, 'stored receipt')
