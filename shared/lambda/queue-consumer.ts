import middy from '@middy/core'
import type { Context, SQSBatchResponse } from 'aws-lambda'
import { z } from 'zod'
import { AnklangError, Malformed, Postponed } from '#shared/errors.ts'
import type { DeadLetters } from '#shared/queue/dead-letters.ts'
import { readAs } from '#shared/read-as.ts'
import { logFailure } from './log-failure.ts'
import type { Observability } from './observability.ts'

const eventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })).max(10_000) })
type QueueRecord = z.infer<typeof eventSchema>['Records'][number]

export type QueueHandler = (event: unknown, context: Context) => Promise<SQSBatchResponse>

/** What every consumer has besides its work. */
export interface ConsumerParts {
  readonly deadLetters: DeadLetters
  readonly observability: Observability
}

export interface ConsumerOptions<T> extends ConsumerParts {
  /** What a message of this queue looks like; read once, here. */
  readonly message: z.ZodType<T>
  /** One message; the outcome is a word for metrics. */
  readonly consume: (message: T) => Promise<string>
  /** Enqueues the message anew, to be worked after so many seconds: waiting must not use up its attempts. */
  readonly postpone?: (message: T, seconds: number) => Promise<void>
}

/**
 * An SQS handler with partial batch responses: records are worked side by side, and one bad record never holds up the
 * others. A failure that trying again can mend returns the record to its queue; one that it cannot goes to the dead-letter
 * queue at once, with the reason. Errors of no known class are returned: SQS moves them to the dead letters by itself.
 */
export function queueConsumer<T>(options: ConsumerOptions<T>): QueueHandler {
  const handler = middy<unknown, SQSBatchResponse>()
    .use([...options.observability.middlewares])
    .handler(async (event) => {
      const { Records } = eventSchema.parse(event)
      const failed = await Promise.all(Records.map((record) => consumeRecord(options, record)))
      return { batchItemFailures: failed.flatMap((id) => (id === undefined ? [] : [{ itemIdentifier: id }])) }
    })
  return (event, context) => handler(event, context)
}

async function consumeRecord<T>(options: ConsumerOptions<T>, record: QueueRecord): Promise<string | undefined> {
  const { observability } = options
  try {
    const message = readBody(options.message, record.body)
    observability.count(await consumeOrPostpone(options, message))
    return undefined
  } catch (error) {
    logFailure(observability, error, { record: record.messageId })
    if (!(error instanceof AnklangError) || error.retry === 'later') return record.messageId
    try {
      await options.deadLetters.bury(record.body, error.message)
      return undefined
    } catch (burying) {
      logFailure(observability, burying, { record: record.messageId })
      return record.messageId
    }
  }
}

async function consumeOrPostpone<T>({ consume, postpone }: ConsumerOptions<T>, message: T): Promise<string> {
  try {
    return await consume(message)
  } catch (error) {
    if (!(error instanceof Postponed) || postpone === undefined) throw error
    await postpone(message, error.seconds)
    return 'postponed'
  }
}

function readBody<T>(schema: z.ZodType<T>, body: string): T {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch (cause) {
    throw new Malformed('queue message', [{ path: '', message: 'is not JSON' }], { cause })
  }
  return readAs(schema, json, 'queue message')
}
