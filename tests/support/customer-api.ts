import { type CustomerApiDeps, createHandler } from '#functions/customer-api/handler.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import type { MemoryBank } from './memory-bank.ts'

/** The customers' API over a bank in memory; say what matters and leave the rest. */
export const customerApi = (bank: MemoryBank, over: Partial<CustomerApiDeps> = {}) =>
  createHandler({
    ...bank.world,
    configuration: currentIndex(bank.world.configuration),
    keys: async () => bank.keys,
    clock: bank.now,
    newId: () => 'c'.repeat(26),
    uploadOrigin: async () => 'https://files.example',
    pause: async () => {},
    observability: recordingObservability(),
    ...over,
  })
