import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Matcher } from '../events/event-pattern.ts'
import { FunctionError } from './execution-environment.ts'
import type { FunctionPool } from './function-pool.ts'
import type { EventSource } from './queue-source.ts'
import type { ShardReader, StreamRecord } from './stream-reader.ts'

/** Lambda polls a shard four times a second. */
const POLL_MS = 250
const BACKOFF_MS = 200
const BACKOFF_LIMIT_MS = 10_000

export interface StreamSourceOptions {
  readonly shards: readonly ShardReader[]
  readonly streamArn: string
  readonly region: string
  readonly batchSize: number
  readonly bisects: boolean
  /** Retries after the first attempt; Infinity for as long as the records live. */
  readonly retries: number
  readonly reportsFailures: boolean
  /** A record passes if any matches; none: all pass. */
  readonly filters: readonly Matcher[]
  readonly pool: FunctionPool
  /** Takes the description of a batch that was given up. */
  readonly onFailure: (payload: unknown) => Promise<void>
}

const partialResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish()
const sequence = (record: StreamRecord): string => record.dynamodb.SequenceNumber

/** Feeds a table's stream to a function as Lambda does: in order, bisecting what fails, giving up after the retries. */
export function startStreamSource(options: StreamSourceOptions): EventSource {
  const stopping = new AbortController()
  const run = async (shard: ShardReader): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const records = await shard.next(options.batchSize)
        if (records.length === 0) await pause(POLL_MS, undefined, { signal: stopping.signal })
        else await consume(records, shard)
      } catch {
        // The stand-in or this system is stopping: the checkpoint says where to go on.
        shard.rewind()
        await pause(POLL_MS)
      }
    }
  }
  const consume = async (records: readonly StreamRecord[], shard: ShardReader): Promise<void> => {
    const passing = records.filter(
      (record) => options.filters.length === 0 || options.filters.some((matches) => matches(record)),
    )
    if (passing.length > 0) await deliver(passing, shard, 0)
    const last = records.at(-1)
    if (last !== undefined) shard.checkpoint(sequence(last))
  }
  const deliver = async (records: readonly StreamRecord[], shard: ShardReader, retried: number): Promise<void> => {
    const outcome = await attempt(records)
    if (outcome.failedFrom === undefined) return
    stopping.signal.throwIfAborted()
    const [before, rest] = [records.slice(0, outcome.failedFrom), records.slice(outcome.failedFrom)]
    const lastDone = before.at(-1)
    if (lastDone !== undefined) shard.checkpoint(sequence(lastDone))
    if (options.bisects && rest.length > 1) {
      const half = Math.ceil(rest.length / 2)
      await deliver(rest.slice(0, half), shard, retried)
      return deliver(rest.slice(half), shard, retried)
    }
    if (retried >= options.retries) return options.onFailure(describe(rest, shard, retried + 1, outcome.errorType))
    await pause(Math.min(BACKOFF_LIMIT_MS, BACKOFF_MS * 2 ** retried), undefined, { signal: stopping.signal })
    return deliver(rest, shard, retried + 1)
  }
  const attempt = async (records: readonly StreamRecord[]): Promise<{ failedFrom?: number; errorType?: string }> => {
    try {
      const response = await options.pool.invoke({ Records: records.map(toRecord) })
      if (!options.reportsFailures) return {}
      const failures = partialResponse.parse(response)?.batchItemFailures ?? []
      if (failures.length === 0) return {}
      const named = new Set(failures.map((failure) => failure.itemIdentifier))
      return {
        failedFrom: Math.max(
          0,
          records.findIndex((record) => named.has(sequence(record))),
        ),
      }
    } catch (error) {
      return { failedFrom: 0, errorType: error instanceof FunctionError ? error.errorType : 'Unhandled' }
    }
  }
  const toRecord = (record: StreamRecord) => ({
    ...record,
    awsRegion: options.region,
    eventSourceARN: options.streamArn,
  })
  /** As Lambda sends it to a queue: where to find the records, not the records (AWS Lambda Developer Guide, "Using Lambda with DynamoDB"). */
  const describe = (
    records: readonly StreamRecord[],
    shard: ShardReader,
    attempts: number,
    errorType = 'Unhandled',
  ) => {
    const arrivals = records.map((record) =>
      new Date(record.dynamodb.ApproximateCreationDateTime * 1_000).toISOString(),
    )
    const numbers = records.map(sequence)
    return {
      requestContext: {
        requestId: randomUUID(),
        functionArn: options.pool.definition.arn,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: attempts,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: errorType },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: shard.shardId,
        startSequenceNumber: numbers[0],
        endSequenceNumber: numbers.at(-1),
        approximateArrivalOfFirstRecord: arrivals[0],
        approximateArrivalOfLastRecord: arrivals.at(-1),
        batchSize: records.length,
        streamArn: options.streamArn,
      },
    }
  }
  const running = Promise.all(options.shards.map(run))
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
