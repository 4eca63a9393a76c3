import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { z } from 'zod'
import type { QueueInspector, QueueState } from '#shared/queue/queue.ts'
import { readAs } from '#shared/read-as.ts'
import { calling } from './errors.ts'

export interface InspectedQueue {
  readonly name: string
  readonly url: string
  readonly deadLetterUrl: string
  /** What a customer suffers while dead letters lie here. */
  readonly consequence: string
}

/** Dead letters moved in one call; an operator may call again. */
const MOST_MOVED = 1_000
/** What one receive gives at most. */
const BATCH = 10

const depthSchema = z.object({
  ApproximateNumberOfMessages: z.coerce.number().int(),
  ApproximateNumberOfMessagesNotVisible: z.coerce.number().int(),
})

/** Depths of the queues on SQS and the way back for dead letters. SQS says no age, so `oldestSeconds` is absent. */
export function createQueueInspector({
  client,
  queues,
}: {
  readonly client: SQSClient
  readonly queues: readonly InspectedQueue[]
}): QueueInspector {
  return {
    list: () => Promise.all(queues.map((queue) => stateOf(client, queue))),
    waiting: async (name) => {
      const queue = queues.find((one) => one.name === name)
      if (queue === undefined) return 0
      const depth = await depthOf(client, queue.url)
      return depth.ApproximateNumberOfMessages + depth.ApproximateNumberOfMessagesNotVisible
    },
    redrive: async (name) => {
      const queue = queues.find((one) => one.name === name)
      return queue === undefined ? undefined : redrive(client, queue)
    },
  }
}

async function depthOf(client: SQSClient, url: string) {
  const { Attributes: attributes } = await calling('sqs', () =>
    client.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    ),
  )
  return readAs(depthSchema, attributes, 'queue attributes')
}

async function stateOf(client: SQSClient, queue: InspectedQueue): Promise<QueueState> {
  const [own, dead] = await Promise.all([depthOf(client, queue.url), depthOf(client, queue.deadLetterUrl)])
  return {
    name: queue.name,
    depth: own.ApproximateNumberOfMessages,
    inFlight: own.ApproximateNumberOfMessagesNotVisible,
    deadLetters: dead.ApproximateNumberOfMessages + dead.ApproximateNumberOfMessagesNotVisible,
    consequence: queue.consequence,
  }
}

async function redrive(client: SQSClient, { url, deadLetterUrl }: InspectedQueue): Promise<number> {
  for (let moved = 0; ; ) {
    const wanted = Math.min(BATCH, MOST_MOVED - moved)
    if (wanted === 0) return moved
    const { Messages: messages = [] } = await calling('sqs', () =>
      client.send(
        new ReceiveMessageCommand({
          QueueUrl: deadLetterUrl,
          MaxNumberOfMessages: wanted,
          MessageAttributeNames: ['All'],
          // SQS asks a sample of its servers unless it may wait.
          WaitTimeSeconds: 1,
        }),
      ),
    )
    if (messages.length === 0) return moved
    await Promise.all(messages.map((message) => moveBack(client, message, url, deadLetterUrl)))
    moved += messages.length
  }
}

/** Sent before it is deleted: a crash in between gives it twice, which every consumer bears, and never loses it. */
async function moveBack(client: SQSClient, message: Message, url: string, deadLetterUrl: string): Promise<void> {
  const { Body: body = '', MessageAttributes: attributes, ReceiptHandle: handle } = message
  const kept = attributes === undefined ? {} : { MessageAttributes: attributes }
  await calling('sqs', () => client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, ...kept })))
  const done = new DeleteMessageCommand({ QueueUrl: deadLetterUrl, ReceiptHandle: handle })
  await calling('sqs', () => client.send(done))
}
