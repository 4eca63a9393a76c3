import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDocumentClient, createS3Client, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { newId } from '#shared/aws/ids.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createRoster } from '#shared/aws/roster.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createAdvisorDesk } from '#shared/inquiry/advisor-desk.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import type { Config } from './config.ts'
import type { AdvisorApiDeps } from './handler.ts'

export function createContainer(config: Config): AdvisorApiDeps {
  const client = createDocumentClient()
  const sqs = createSqsClient()
  const { tables } = config
  const configuration = currentIndex(createConfigurationStore({ client, tables }))
  return {
    desk: createAdvisorDesk({
      inquiries: createInquiryStore({ client, tables }),
      roster: createRoster({ client, tables }),
      configuration,
      queues: {
        routing: createQueue({ client: sqs, url: config.ROUTING_QUEUE_URL }),
        outbound: createQueue({ client: sqs, url: config.OUTBOUND_QUEUE_URL }),
      },
      clock: systemClock,
      newId,
    }),
    configuration,
    blobs: createBlobStore({ client: createS3Client(), bucket: config.CONTENT_BUCKET }),
    roleClaim: config.STAFF_ROLE_CLAIM,
    observability: createObservability(),
  }
}
