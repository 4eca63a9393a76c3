import { createHandler, type OperationsApiDeps } from '#functions/operations-api/handler.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import type { HttpHandler } from '#shared/lambda/http/http-handler.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import type { MemoryBank } from './memory-bank.ts'

const NO_QUEUES = { list: async () => [], waiting: async () => 0, redrive: async () => undefined }

/** The operators' API over the bank in memory. */
export const operationsApi = (bank: MemoryBank, inspector: OperationsApiDeps['inspector'] = NO_QUEUES): HttpHandler =>
  createHandler({
    ...bank.registration,
    ...bank.world,
    configuration: currentIndex(bank.world.configuration),
    versions: bank.world.configuration,
    raw: bank.world.blobs,
    inspector,
    clock: bank.now,
    newId: bank.newId,
    roleClaim: 'cognito:groups',
    observability: recordingObservability(),
  })
