import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Missing } from '#shared/errors.ts'
import type { Settlement } from '#shared/intake/intake-ledger.ts'
import { getItem } from '../dynamo/read.ts'
import type { TransactItem } from '../dynamo/transact.ts'
import { updateInput } from '../dynamo/update.ts'
import { readReceipt, receiptKey, totalsKey } from './items.ts'

/**
 * The writes that settle a receipt, once, and move its day's counters with it. Reads the receipt for the day it is counted
 * on, which never changes. Throws Missing for an unknown receipt.
 */
export async function settleWrites(
  client: DynamoDBDocumentClient,
  table: string,
  { receiptId, outcome, inquiryId, reason, from }: Settlement,
): Promise<readonly TransactItem[]> {
  const item = await getItem(client, table, receiptKey(receiptId))
  if (item === undefined) throw new Missing('receipt')
  const noted = outcome === 'suppressed' || outcome === 'failed'
  return [
    {
      Update: updateInput({
        table,
        key: receiptKey(receiptId),
        set: {
          outcome,
          ...(inquiryId === undefined ? {} : { inquiryId }),
          ...(reason === undefined ? {} : { reason }),
          ...(noted ? { attention: outcome } : {}),
        },
        remove: [...(reason === undefined ? ['reason'] : []), ...(noted ? [] : ['attention', 'attentionOrder'])],
        condition:
          from === undefined
            ? {
                expression: 'attribute_exists(pk) AND attribute_not_exists(#outcome)',
                names: { '#outcome': 'outcome' },
              }
            : { expression: '#outcome = :from', names: { '#outcome': 'outcome' }, values: { ':from': from } },
      }),
    },
    {
      Update: updateInput({
        table,
        key: totalsKey(receiptId, readReceipt(item).day),
        add: from === undefined ? { [outcome]: 1 } : { [outcome]: 1, [from]: -1 },
      }),
    },
  ]
}
