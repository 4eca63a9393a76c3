import { createAuditLog } from '#shared/aws/audit-log.ts'
import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDocumentClient, createS3Client } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { newId } from '#shared/aws/ids.ts'
import { Unavailable } from '#shared/errors.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import type { Config } from './config.ts'
import type { ConfigureDeps } from './handler.ts'

export function createContainer(config: Config): ConfigureDeps {
  const client = createDocumentClient()
  const s3 = createS3Client()
  const { tables } = config
  return {
    configuration: createConfigurationStore({ client, tables }),
    clock: systemClock,
    customers: createCustomerDirectory({ client, tables }),
    audit: createAuditLog({ client, tables }),
    newId,
    assets: (bucket) => createBlobStore({ client: s3, bucket }),
    respond: async (url, body) => {
      const response = await fetch(url, { method: 'PUT', body, signal: AbortSignal.timeout(5_000) })
      if (!response.ok) throw new Unavailable('cloudformation')
    },
    observability: createObservability(),
  }
}
