import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createCaps } from '#shared/aws/caps.ts'
import { createDocumentClient, createS3Client, createSecretsClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { newId } from '#shared/aws/ids.ts'
import { createInquiryReader } from '#shared/aws/inquiry-reader.ts'
import { createIntakeLedger } from '#shared/aws/intake-ledger.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createScanStates } from '#shared/aws/scan-states.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { createUploadOrigin, createUploadStore } from '#shared/aws/upload-store.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import type { Config } from './config.ts'
import type { WebIntakeDeps } from './deps.ts'

export function createContainer(config: Config): WebIntakeDeps {
  const client = createDocumentClient()
  const { tables } = config
  const content = { client: createS3Client(), bucket: config.CONTENT_BUCKET }
  const blobs = createBlobStore(content)
  const observability = createObservability()
  return {
    ledger: createIntakeLedger({ client, tables, blobs }),
    inquiries: createInquiryReader({ client, tables }),
    customers: createCustomerDirectory({ client, tables }),
    configuration: currentIndex(createConfigurationStore({ client, tables })),
    blobs,
    scans: createScanStates({ client, tables }),
    uploads: createUploadStore(content),
    uploadOrigin: createUploadOrigin(content),
    caps: createCaps({ client, tables }),
    queue: createQueue({ client: createSqsClient(), url: config.INQUIRIES_QUEUE_URL }),
    keys: createSigningKeys({ client: createSecretsClient(), arn: config.SIGNING_SECRET_ARN }),
    publicUrl: config.PUBLIC_URL,
    clock: systemClock,
    newId,
    onNotEnqueued: (receiptId) => {
      observability.count('not-enqueued')
      observability.log.warn('stored but not enqueued', { receiptId })
    },
    observability,
  }
}
