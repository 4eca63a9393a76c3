import { createAuditLog } from '#shared/aws/audit-log.ts'
import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDocumentClient, createS3Client, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { newId } from '#shared/aws/ids.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createIntakeLedger } from '#shared/aws/intake-ledger.ts'
import { createPaceStore } from '#shared/aws/pace-store.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createQueueInspector } from '#shared/aws/queue-inspector.ts'
import { createReactionTimesReader } from '#shared/aws/reaction-times.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import { createPromiseFor } from '#shared/promise/promise-for.ts'
import type { Config } from './config.ts'
import type { OperationsApiDeps } from './handler.ts'

export function createContainer(config: Config): OperationsApiDeps {
  const client = createDocumentClient()
  const sqs = createSqsClient()
  const { tables } = config
  const s3 = createS3Client()
  const blobs = createBlobStore({ client: s3, bucket: config.CONTENT_BUCKET })
  const inquiries = createInquiryStore({ client, tables })
  const versions = createConfigurationStore({ client, tables })
  return {
    ledger: createIntakeLedger({ client, tables, blobs }),
    inquiries,
    customers: createCustomerDirectory({ client, tables }),
    promiseFor: createPromiseFor({ paces: createPaceStore({ client, tables }), inquiries }),
    reactionTimes: createReactionTimesReader({ client, tables }),
    configuration: currentIndex(versions),
    versions,
    audit: createAuditLog({ client, tables }),
    newId,
    raw: createBlobStore({ client: s3, bucket: config.MAIL_BUCKET }),
    inspector: createQueueInspector({ client: sqs, queues: config.queues }),
    queues: {
      acknowledgements: createQueue({ client: sqs, url: config.ACKNOWLEDGEMENTS_QUEUE_URL }),
      routing: createQueue({ client: sqs, url: config.ROUTING_QUEUE_URL }),
    },
    clock: systemClock,
    roleClaim: config.STAFF_ROLE_CLAIM,
    observability: createObservability(),
  }
}
