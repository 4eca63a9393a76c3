import { z } from 'zod'
import type { AwsCall } from '../emulators/aws-json.ts'
import type { Sqs } from '../emulators/sqs.ts'
import { compilePattern } from '../events/event-pattern.ts'
import type { FunctionPool } from '../lambda/function-pool.ts'
import { type EventSource, startQueueSource } from '../lambda/queue-source.ts'
import { openShards } from '../lambda/stream-reader.ts'
import { startStreamSource } from '../lambda/stream-source.ts'
import { StartError } from '../start-error.ts'
import type { State } from '../state.ts'
import type { Resource } from '../template/template.ts'

const mappingSchema = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().int().optional(),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number().int() }).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.coerce.number().int().default(-1),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).default({ Filters: [] }),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
})

export interface EventSourceSurroundings {
  readonly sqs: Sqs
  readonly dynamodb: AwsCall
  readonly streams: AwsCall
  readonly state: State
  readonly region: string
  /** Most batches of one queue at a time on this machine. */
  readonly concurrency: number
  pool(nameOrArn: string): FunctionPool
  queueUrl(arn: string): string
}

/** Starts an event source mapping of the template; undefined if it is disabled. */
export async function startEventSource(
  resource: Resource,
  around: EventSourceSurroundings,
): Promise<EventSource | undefined> {
  const mapping = mappingSchema.parse(resource.properties)
  if (!mapping.Enabled) return undefined
  const shared = {
    region: around.region,
    pool: around.pool(mapping.FunctionName),
    reportsFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
  }
  const [, , service, , , path = ''] = mapping.EventSourceArn.split(':')
  if (service === 'sqs')
    return startQueueSource({
      ...shared,
      sqs: around.sqs,
      queueArn: mapping.EventSourceArn,
      queueUrl: around.queueUrl(mapping.EventSourceArn),
      batchSize: mapping.BatchSize ?? 10,
      windowMs: mapping.MaximumBatchingWindowInSeconds * 1_000,
      concurrency: Math.min(around.concurrency, mapping.ScalingConfig?.MaximumConcurrency ?? around.concurrency),
    })
  if (service !== 'dynamodb')
    throw new StartError(`${resource.logicalId} takes events from ${service}, which the local system does not run.`)
  const destination = mapping.DestinationConfig?.OnFailure.Destination
  const table = path.split('/')[1] ?? ''
  return startStreamSource({
    ...shared,
    shards: await openShards(table, resource.logicalId, around.dynamodb, around.streams, around.state),
    streamArn: mapping.EventSourceArn,
    batchSize: mapping.BatchSize ?? 100,
    bisects: mapping.BisectBatchOnFunctionError,
    retries: mapping.MaximumRetryAttempts < 0 ? Number.POSITIVE_INFINITY : mapping.MaximumRetryAttempts,
    filters: mapping.FilterCriteria.Filters.map(({ Pattern }) => compilePattern(JSON.parse(Pattern))),
    onFailure: async (payload) => {
      if (destination !== undefined) await around.sqs.send(around.queueUrl(destination), JSON.stringify(payload))
    },
  })
}
