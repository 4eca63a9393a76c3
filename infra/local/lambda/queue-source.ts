import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { QueueMessage, Sqs } from '../emulators/sqs.ts'
import type { FunctionPool } from './function-pool.ts'

const partialResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish()

export interface QueueSourceOptions {
  readonly sqs: Sqs
  readonly queueUrl: string
  readonly queueArn: string
  readonly region: string
  readonly batchSize: number
  /** How long a batch that is not full waits for more, in ms. */
  readonly windowMs: number
  readonly concurrency: number
  readonly reportsFailures: boolean
  readonly pool: FunctionPool
}

/** A running event source mapping. */
export interface EventSource {
  /** Takes no more work and waits for what it has begun; a long poll that is still open ends with the stand-in. */
  stop(): Promise<void>
}

/**
 * Feeds a queue to a function as Lambda does: what the function did is deleted, what it failed or named in
 * `batchItemFailures` comes back after the visibility time-out, and the queue's redrive policy counts.
 */
export function startQueueSource(options: QueueSourceOptions): EventSource {
  const { sqs, queueUrl, pool } = options
  const working = new Set<Promise<void>>()
  let stopping = false
  const collect = async (): Promise<readonly QueueMessage[]> => {
    const first = await sqs.receive(queueUrl, Math.min(10, options.batchSize))
    if (options.windowMs === 0 || first.length === 0 || first.length >= options.batchSize || stopping) return first
    await pause(options.windowMs)
    const more = await sqs.call('GetQueueAttributes', {
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    })
    return hasMessages(more)
      ? [...first, ...(await sqs.receive(queueUrl, Math.min(10, options.batchSize - first.length)))]
      : first
  }
  const round = async (): Promise<void> => {
    const messages = await collect()
    if (messages.length === 0) return
    if (stopping) return sqs.giveBack(queueUrl, messages)
    const work = handle(messages)
    working.add(work)
    await work.finally(() => working.delete(work))
  }
  const handle = async (messages: readonly QueueMessage[]): Promise<void> => {
    const failed = await invoke(messages)
    const done = messages.filter((message) => !failed.has(message.MessageId))
    await sqs.delete(queueUrl, done)
  }
  const invoke = async (messages: readonly QueueMessage[]): Promise<ReadonlySet<string>> => {
    const all = new Set(messages.map((message) => message.MessageId))
    try {
      const response = await pool.invoke({ Records: messages.map((message) => toRecord(message, options)) })
      if (!options.reportsFailures) return new Set()
      const failures = partialResponse.parse(response)?.batchItemFailures ?? []
      const ids = failures.map((failure) => failure.itemIdentifier)
      // An id that was not in the batch makes the whole batch fail, as on Lambda.
      return ids.every((id) => all.has(id)) ? new Set(ids) : all
    } catch {
      return all
    }
  }
  const poll = async (): Promise<void> => {
    while (!stopping) {
      try {
        await round()
      } catch {
        // The stand-in is restarting or stopping; what was not deleted comes back.
        await pause(200)
      }
    }
  }
  for (let index = 0; index < options.concurrency; index += 1) void poll()
  return {
    stop: async () => {
      stopping = true
      await Promise.allSettled(working)
    },
  }
}

const attributesSchema = z.object({ Attributes: z.object({ ApproximateNumberOfMessages: z.coerce.number() }) })
const hasMessages = (answer: unknown): boolean =>
  attributesSchema.parse(answer).Attributes.ApproximateNumberOfMessages > 0

const attributeSchema = z.record(
  z.string(),
  z.object({ DataType: z.string(), StringValue: z.string().optional(), BinaryValue: z.string().optional() }),
)

const toRecord = (message: QueueMessage, options: QueueSourceOptions) => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: message.Attributes,
  messageAttributes: Object.fromEntries(
    Object.entries(attributeSchema.parse(message.MessageAttributes)).map(([name, value]) => [
      name,
      { dataType: value.DataType, stringValue: value.StringValue, binaryValue: value.BinaryValue },
    ]),
  ),
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: options.queueArn,
  awsRegion: options.region,
})
