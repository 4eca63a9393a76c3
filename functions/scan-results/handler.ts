import { recordScan, scanNoticeSchema } from '#shared/attachments/scan-notice.ts'
import type { ScanStates } from '#shared/attachments/scan-states.ts'
import { type ConsumerParts, type QueueHandler, queueConsumer } from '#shared/lambda/queue-consumer.ts'

export const createHandler = (deps: { readonly scans: ScanStates }, parts: ConsumerParts): QueueHandler =>
  queueConsumer({
    ...parts,
    message: scanNoticeSchema,
    consume: async (notice) => `scan-${await recordScan(deps, notice)}`,
  })
