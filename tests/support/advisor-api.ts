import { createHandler } from '#functions/advisor-api/handler.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import type { HttpHandler } from '#shared/lambda/http/http-handler.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import { separateMessage } from '#shared/registration/separate-message.ts'
import type { MemoryBank } from './memory-bank.ts'

/** The advisors' API over the bank in memory. */
export const advisorApi = (bank: MemoryBank, newId: () => string): HttpHandler =>
  createHandler({
    ...bank.world,
    desk: bank.desk,
    separate: (...request) => separateMessage(bank.registration, ...request),
    configuration: currentIndex(bank.world.configuration),
    clock: bank.now,
    newId,
    hashTerm: async () => (term) => term,
    pause: async () => undefined,
    roleClaim: 'cognito:groups',
    observability: recordingObservability(),
  })
