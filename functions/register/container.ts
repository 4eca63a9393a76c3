import { createAccountSuppressions } from '#shared/aws/account-suppressions.ts'
import { createBlobStore } from '#shared/aws/blob-store.ts'
import {
  createDocumentClient,
  createS3Client,
  createSecretsClient,
  createSesClient,
  createSqsClient,
} from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createIntakeLedger } from '#shared/aws/intake-ledger.ts'
import { createPaceStore } from '#shared/aws/pace-store.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createRoster } from '#shared/aws/roster.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { createSuppressionList } from '#shared/aws/suppression-list.ts'
import { createUploadStore } from '#shared/aws/upload-store.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import { createTopicWeights } from '#shared/lambda/topic-weights.ts'
import { createPromiseFor } from '#shared/promise/promise-for.ts'
import type { RegistrationDeps } from '#shared/registration/registration-deps.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [RegistrationDeps, ConsumerParts] {
  const client = createDocumentClient()
  const sqs = createSqsClient()
  const { tables } = config
  const content = { client: createS3Client(), bucket: config.CONTENT_BUCKET }
  const blobs = createBlobStore(content)
  const inquiries = createInquiryStore({ client, tables })
  const parts = consumerParts(sqs, config.DEAD_LETTER_QUEUE_URL)
  const topicModels = createTopicWeights(new URL('topic-weights.bin', import.meta.url), parts.observability)
  // Now, while nobody waits, and not with the first message.
  topicModels.find()
  return [
    {
      ...keepingStandings({
        inquiries,
        roster: createRoster({ client, tables }),
        configuration: currentIndex(createConfigurationStore({ client, tables })),
        clock: systemClock,
      }),
      ledger: createIntakeLedger({ client, tables, blobs }),
      customers: createCustomerDirectory({ client, tables }),
      suppressions: createSuppressionList({ client, tables }),
      accountSuppressions: createAccountSuppressions({ client: createSesClient() }),
      promiseFor: createPromiseFor({ paces: createPaceStore({ client, tables }), inquiries }),
      topicModels,
      blobs,
      uploads: createUploadStore(content),
      queues: {
        acknowledgements: createQueue({ client: sqs, url: config.ACKNOWLEDGEMENTS_QUEUE_URL }),
        routing: createQueue({ client: sqs, url: config.ROUTING_QUEUE_URL }),
      },
      keys: createSigningKeys({ client: createSecretsClient(), arn: config.SIGNING_SECRET_ARN }),
    },
    parts,
  ]
}
