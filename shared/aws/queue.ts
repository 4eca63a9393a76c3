import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Queue } from '#shared/queue/queue.ts'
import { calling } from './errors.ts'

/** A queue on SQS; messages are JSON. */
export function createQueue<T>({ client, url }: { readonly client: SQSClient; readonly url: string }): Queue<T> {
  return {
    send: async (message, options) => {
      const delay = options?.delaySeconds === undefined ? {} : { DelaySeconds: options.delaySeconds }
      const command = new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message), ...delay })
      await calling('sqs', () => client.send(command))
    },
  }
}
