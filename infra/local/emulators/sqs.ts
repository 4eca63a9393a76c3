import { z } from 'zod'
import { type AwsCall, awsJson } from './aws-json.ts'

const messageSchema = z.looseObject({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string(),
  Attributes: z.record(z.string(), z.string()).default({}),
  MessageAttributes: z.record(z.string(), z.unknown()).default({}),
})
export type QueueMessage = z.infer<typeof messageSchema>
const received = z.object({ Messages: z.array(messageSchema).default([]) })

/** What the runtime itself does with queues. A queue is named by its URL. */
export interface Sqs {
  readonly call: AwsCall
  send(queueUrl: string, body: string): Promise<void>
  /** Waits up to 20 s for the first message. */
  receive(queueUrl: string, limit: number): Promise<readonly QueueMessage[]>
  delete(queueUrl: string, messages: readonly QueueMessage[]): Promise<void>
  /** Gives messages back, to be seen again in a second. */
  giveBack(queueUrl: string, messages: readonly QueueMessage[]): Promise<void>
}

export function createSqs(storageUrl: string): Sqs {
  const call = awsJson(storageUrl, 'AmazonSQS')
  const entries = (messages: readonly QueueMessage[]) =>
    messages.map((message, index) => ({ Id: String(index), ReceiptHandle: message.ReceiptHandle }))
  return {
    call,
    send: async (QueueUrl, MessageBody) => {
      await call('SendMessage', { QueueUrl, MessageBody })
    },
    receive: async (QueueUrl, MaxNumberOfMessages) => {
      const answer = await call('ReceiveMessage', {
        QueueUrl,
        MaxNumberOfMessages,
        WaitTimeSeconds: 20,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      })
      return received.parse(answer).Messages
    },
    delete: async (QueueUrl, messages) => {
      if (messages.length > 0) await call('DeleteMessageBatch', { QueueUrl, Entries: entries(messages) })
    },
    giveBack: async (QueueUrl, messages) => {
      const Entries = entries(messages).map((entry) => ({ ...entry, VisibilityTimeout: 1 }))
      if (messages.length > 0) await call('ChangeMessageVisibilityBatch', { QueueUrl, Entries })
    },
  }
}
