import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDocumentClient, createS3Client, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createIntakeLedger } from '#shared/aws/intake-ledger.ts'
import { createPaceStore } from '#shared/aws/pace-store.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createRoster } from '#shared/aws/roster.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { departedAdvisors } from '#shared/configuration/departed-advisors.ts'
import { createObservability, type Observability } from '#shared/lambda/observability.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import type { SweepDeps } from '#shared/sweep/sweep.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [SweepDeps, Observability] {
  const client = createDocumentClient()
  const sqs = createSqsClient()
  const { tables } = config
  const configuration = createConfigurationStore({ client, tables })
  const blobs = createBlobStore({ client: createS3Client(), bucket: config.CONTENT_BUCKET })
  return [
    keepingStandings({
      ledger: createIntakeLedger({ client, tables, blobs }),
      inquiries: createInquiryStore({ client, tables }),
      roster: createRoster({ client, tables }),
      configuration: currentIndex(configuration),
      paces: createPaceStore({ client, tables }),
      departed: departedAdvisors(configuration),
      queues: {
        inquiries: createQueue({ client: sqs, url: config.INQUIRIES_QUEUE_URL }),
        acknowledgements: createQueue({ client: sqs, url: config.ACKNOWLEDGEMENTS_QUEUE_URL }),
        routing: createQueue({ client: sqs, url: config.ROUTING_QUEUE_URL }),
        escalations: createQueue({ client: sqs, url: config.ESCALATIONS_QUEUE_URL }),
      },
      clock: systemClock,
    }),
    createObservability(),
  ]
}
