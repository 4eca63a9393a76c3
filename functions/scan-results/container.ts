import type { ScanStates } from '#shared/attachments/scan-states.ts'
import { createDocumentClient, createSqsClient } from '#shared/aws/clients.ts'
import { createScanStates } from '#shared/aws/scan-states.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [{ readonly scans: ScanStates }, ConsumerParts] {
  const scans = createScanStates({ client: createDocumentClient(), tables: config.tables })
  return [{ scans }, consumerParts(createSqsClient(), config.DEAD_LETTER_QUEUE_URL)]
}
