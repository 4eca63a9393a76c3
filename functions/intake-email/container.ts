import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDocumentClient, createS3Client, createSqsClient } from '#shared/aws/clients.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createIntakeLedger } from '#shared/aws/intake-ledger.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import type { TakeMailDeps } from '#shared/mail/take-mail.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [TakeMailDeps, ConsumerParts] {
  const client = createDocumentClient()
  const sqs = createSqsClient()
  const s3 = createS3Client()
  const { tables } = config
  const blobs = createBlobStore({ client: s3, bucket: config.CONTENT_BUCKET })
  return [
    {
      raw: createBlobStore({ client: s3, bucket: config.MAIL_BUCKET }),
      blobs,
      ledger: createIntakeLedger({ client, tables, blobs }),
      configuration: currentIndex(createConfigurationStore({ client, tables })),
      inquiries: createQueue({ client: sqs, url: config.INQUIRIES_QUEUE_URL }),
    },
    consumerParts(sqs, config.DEAD_LETTER_QUEUE_URL),
  ]
}
