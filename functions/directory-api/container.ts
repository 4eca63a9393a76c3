import { createAuditLog } from '#shared/aws/audit-log.ts'
import { createDocumentClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { newId } from '#shared/aws/ids.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import type { Config } from './config.ts'
import type { DirectoryApiDeps } from './handler.ts'

export function createContainer({ tables, STAFF_ROLE_CLAIM }: Config): DirectoryApiDeps {
  const client = createDocumentClient()
  return {
    customers: createCustomerDirectory({ client, tables }),
    configuration: currentIndex(createConfigurationStore({ client, tables })),
    audit: createAuditLog({ client, tables }),
    newId,
    clock: systemClock,
    roleClaim: STAFF_ROLE_CLAIM,
    observability: createObservability(),
  }
}
