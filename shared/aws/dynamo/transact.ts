import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { Unavailable } from '#shared/errors.ts'
import { readFailure, translate } from '../errors.ts'
import { ATTEMPTS, backOff, type Pacing } from './pacing.ts'

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** Why nothing was written: positions whose condition did not hold, or which others kept writing all the time. */
export interface Refusal {
  readonly failed: readonly number[]
  readonly contended: readonly number[]
}

/**
 * Writes all items or none. Returns undefined once written and otherwise why not. A single item is written as such, at half
 * the price. Throws Unavailable when the table kept throttling or did not answer; an item that is malformed throws as it is.
 */
export async function writeTogether(
  client: DynamoDBDocumentClient,
  items: readonly TransactItem[],
  pacing: Pacing,
): Promise<Refusal | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const { codes, cause } = await tryOnce(client, items)
    if (codes === undefined) return undefined
    const failed = positions(codes, 'ConditionalCheckFailed')
    if (failed.length > 0) return { failed, contended: [] }
    if (attempt === ATTEMPTS) {
      const contended = positions(codes, 'TransactionConflict')
      if (contended.length > 0) return { failed: [], contended }
      throw new Unavailable('dynamodb', { cause })
    }
    await backOff(pacing, attempt)
  }
}

/** Codes of the items by position; undefined once written. */
interface Attempt {
  readonly codes: readonly string[] | undefined
  readonly cause?: unknown
}

const RETRIED = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

async function tryOnce(client: DynamoDBDocumentClient, items: readonly TransactItem[]): Promise<Attempt> {
  try {
    await send(client, items)
    return { codes: undefined }
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { codes: ['ConditionalCheckFailed'] }
    // A single write meets a transaction that holds its item.
    if (readFailure(error).name === 'TransactionConflictException')
      return { codes: ['TransactionConflict'], cause: error }
    if (readFailure(error).name === 'TransactionInProgressException')
      return { codes: ['ThrottlingError'], cause: error }
    if (!(error instanceof TransactionCanceledException)) throw translate('dynamodb', error)
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    const mendable = codes.some((code) => code === 'ConditionalCheckFailed' || RETRIED.has(code))
    if (!mendable) throw error
    return { codes, cause: error }
  }
}

async function send(client: DynamoDBDocumentClient, items: readonly TransactItem[]): Promise<void> {
  const [only] = items
  if (items.length === 1 && only?.Put !== undefined) await client.send(new PutCommand(only.Put))
  else if (items.length === 1 && only?.Update !== undefined) await client.send(new UpdateCommand(only.Update))
  else await client.send(new TransactWriteCommand({ TransactItems: [...items] }))
}

const positions = (codes: readonly string[], wanted: string): number[] =>
  codes.flatMap((code, position) => (code === wanted ? [position] : []))
