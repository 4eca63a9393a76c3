import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { DeadLetters } from '#shared/queue/dead-letters.ts'
import { calling } from './errors.ts'

/** SQS takes 256 KiB a message, attributes included; the reason is for people. */
const LONGEST_REASON = 1_000

/** A consumer's dead-letter queue on SQS; the reason lies beside the body as the attribute `reason`. */
export function createDeadLetters({ client, url }: { readonly client: SQSClient; readonly url: string }): DeadLetters {
  return {
    bury: async (body, reason) => {
      const said = printable(reason).slice(0, LONGEST_REASON)
      const command = new SendMessageCommand({
        QueueUrl: url,
        MessageBody: body,
        MessageAttributes: { reason: { DataType: 'String', StringValue: said === '' ? 'unknown' : said } },
      })
      await calling('sqs', () => client.send(command))
    },
  }
}

/** SQS refuses most control characters. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ')
