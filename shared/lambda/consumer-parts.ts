import type { SQSClient } from '@aws-sdk/client-sqs'
import { createDeadLetters } from '#shared/aws/dead-letters.ts'
import { createObservability } from './observability.ts'
import type { ConsumerParts } from './queue-consumer.ts'

/** What every consumer of a queue has: its dead letters and its observability. */
export const consumerParts = (client: SQSClient, deadLetterUrl: string): ConsumerParts => ({
  deadLetters: createDeadLetters({ client, url: deadLetterUrl }),
  observability: createObservability(),
})
