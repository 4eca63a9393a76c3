import { setTimeout } from 'node:timers/promises'
import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDocumentClient, createS3Client, createSecretsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { createDownloadLinks } from '#shared/aws/download-links.ts'
import { newId } from '#shared/aws/ids.ts'
import { createInquiryReader } from '#shared/aws/inquiry-reader.ts'
import { createIntakeLedger } from '#shared/aws/intake-ledger.ts'
import { createPushDevices } from '#shared/aws/push-devices.ts'
import { createScanStates } from '#shared/aws/scan-states.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { createUploadOrigin } from '#shared/aws/upload-store.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import type { Config } from './config.ts'
import type { CustomerApiDeps } from './handler.ts'

export function createContainer(config: Config): CustomerApiDeps {
  const client = createDocumentClient()
  const { tables } = config
  const content = { client: createS3Client(), bucket: config.CONTENT_BUCKET }
  const blobs = createBlobStore(content)
  return {
    ledger: createIntakeLedger({ client, tables, blobs }),
    inquiries: createInquiryReader({ client, tables }),
    customers: createCustomerDirectory({ client, tables }),
    devices: createPushDevices({ client, tables }),
    configuration: currentIndex(createConfigurationStore({ client, tables })),
    blobs,
    scans: createScanStates({ client, tables }),
    links: createDownloadLinks(content),
    uploadOrigin: createUploadOrigin(content),
    keys: createSigningKeys({ client: createSecretsClient(), arn: config.SIGNING_SECRET_ARN }),
    clock: systemClock,
    newId,
    pause: (ms) => setTimeout(ms),
    observability: createObservability(),
  }
}
