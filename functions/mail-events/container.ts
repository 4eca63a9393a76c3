import { createDocumentClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createSendLedger } from '#shared/aws/send-ledger.ts'
import { createSuppressionList } from '#shared/aws/suppression-list.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import type { MailOutcomeDeps } from '#shared/sending/record-mail-outcome.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [MailOutcomeDeps, ConsumerParts] {
  const client = createDocumentClient()
  const sqs = createSqsClient()
  const { tables } = config
  return [
    {
      inquiries: createInquiryStore({ client, tables }),
      sends: createSendLedger({ client, tables }),
      suppressions: createSuppressionList({ client, tables }),
      configuration: currentIndex(createConfigurationStore({ client, tables })),
      queues: {
        acknowledgements: createQueue({ client: sqs, url: config.ACKNOWLEDGEMENTS_QUEUE_URL }),
        outbound: createQueue({ client: sqs, url: config.OUTBOUND_QUEUE_URL }),
      },
      clock: systemClock,
    },
    consumerParts(sqs, config.DEAD_LETTER_QUEUE_URL),
  ]
}
