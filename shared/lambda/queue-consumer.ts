import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { z } from 'zod'
import { AnklangError, Malformed } from '#shared/errors.ts'
import type { DeadLetters } from '#shared/queue/dead-letters.ts'
import type { LambdaHandler, Observer } from './observer.ts'

const recordSchema = z.object({ messageId: z.string(), body: z.string() })

export type QueueHandler = LambdaHandler<SQSEvent, SQSBatchResponse>

/** What every consumer has besides its work. */
export interface ConsumerParts {
  readonly deadLetters: DeadLetters
  readonly observer: Observer
}

export interface ConsumerOptions<T> extends ConsumerParts {
  /** What a message of this queue looks like; read once, here. */
  readonly message: z.ZodType<T>
  /** One message; the outcome is a word for metrics. */
  readonly consume: (message: T) => Promise<string>
}

/**
 * An SQS handler with partial batch responses: records are worked side by side, and one bad record never holds up the
 * others. A failure that trying again can mend returns the record to its queue; one that it cannot goes to the dead-letter
 * queue at once, with the reason. Errors of no known class are returned: SQS moves them to the dead letters by itself.
 */
export function queueConsumer<T>(options: ConsumerOptions<T>): QueueHandler {
  const handle = async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(event.Records.map((record) => consumeRecord(options, record)))
    return { batchItemFailures: failed.flatMap((id) => (id === undefined ? [] : [{ itemIdentifier: id }])) }
  }
  return options.observer.wrap(handle)
}

async function consumeRecord<T>(options: ConsumerOptions<T>, raw: unknown): Promise<string | undefined> {
  const record = recordSchema.parse(raw)
  try {
    const outcome = await options.consume(readBody(options.message, record.body))
    options.observer.outcome(outcome)
    return undefined
  } catch (error) {
    options.observer.failure(error, { record: record.messageId })
    if (!(error instanceof AnklangError) || error.retry === 'later') return record.messageId
    await options.deadLetters.bury(record.body, error.message)
    return undefined
  }
}

function readBody<T>(schema: z.ZodType<T>, body: string): T {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch (cause) {
    throw new Malformed('queue message', [{ path: '', message: 'is not JSON' }], { cause })
  }
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  throw new Malformed('queue message', issues, { cause: result.error })
}
