import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Conflict, type ConflictingPart } from '#shared/errors.ts'
import { assertBounded } from '#shared/inquiry/change-bounds.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import type { Pacing } from '../dynamo/pacing.ts'
import { type TransactItem, writeTogether } from '../dynamo/transact.ts'
import { settleWrites } from '../receipts/settle.ts'
import type { TableNames } from '../tables.ts'
import { eventItem, messageItem } from './items.ts'
import { loadWrite } from './load-write.ts'
import { readsFirst, stateWrite } from './state-write.ts'
import { threadWrite } from './thread-write.ts'

export interface CommitDeps {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'inquiries' | 'receipts' | 'threads' | 'advisors'>
  readonly pacing: Pacing
}

interface Part {
  readonly part: ConflictingPart
  readonly item: TransactItem
  /** A removal of what is not there: left out, because releasing is idempotent. */
  readonly optional?: true
}

/** How often a state that moved under a change is read again. */
const READS = 5

/** Commits a change as InquiryStore.commit says. */
export async function commitChange(deps: CommitDeps, change: InquiryChange): Promise<void> {
  assertBounded(change)
  for (let read = 1; ; read += 1) {
    const refused = await tryCommit(deps, await partsOf(deps, change))
    if (refused === undefined) return
    if (refused.contended || refused.part !== 'inquiry' || !readsFirst(change) || read === READS) {
      throw new Conflict(refused.part)
    }
  }
}

/** The parts in the order in which a conflict is named, the same as in memory. */
async function partsOf({ client, tables }: CommitDeps, change: InquiryChange): Promise<readonly Part[]> {
  const { inquiryId, settle, threadKeys = [], load = [], messages = [], events = [] } = change
  const state = await stateWrite(client, tables.inquiries, change)
  const receipt = settle === undefined ? [] : await settleWrites(client, tables.receipts, settle)
  const append = (Item: Record<string, unknown>): TransactItem => ({
    Put: { TableName: tables.inquiries, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  })
  return [
    ...state.map((item) => ({ part: 'inquiry', item }) as const),
    ...receipt.map((item) => ({ part: 'receipt', item }) as const),
    ...threadKeys.map((key) => ({ part: 'thread', item: threadWrite(tables.threads, inquiryId, key) }) as const),
    ...load.map((one): Part => {
      const item = loadWrite(tables.advisors, one)
      return 'remove' in one ? { part: 'advisor', item, optional: true } : { part: 'advisor', item }
    }),
    ...messages.map((message) => ({ part: 'message', item: append(messageItem(inquiryId, message)) }) as const),
    ...events.map((event) => ({ part: 'message', item: append(eventItem(inquiryId, event)) }) as const),
  ]
}

async function tryCommit(
  deps: CommitDeps,
  parts: readonly Part[],
): Promise<{ readonly part: ConflictingPart; readonly contended: boolean } | undefined> {
  if (parts.length === 0) return undefined
  const items = parts.map(({ item }) => item)
  const refusal = await writeTogether(deps.client, items, deps.pacing)
  if (refusal === undefined) return undefined
  const failed = refusal.failed.flatMap((position) => parts[position] ?? [])
  const [first] = failed.filter(({ optional }) => optional === undefined)
  if (first !== undefined) return { part: first.part, contended: false }
  const contended = parts[refusal.contended[0] ?? -1]
  if (contended !== undefined) return { part: contended.part, contended: true }
  const without = parts.filter((part) => !failed.includes(part))
  return tryCommit(deps, without)
}
