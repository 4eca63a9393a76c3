import { createDocumentClient } from '#shared/aws/clients.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import type { Config } from './config.ts'
import type { SuggestTopicDeps } from './handler.ts'

export const createContainer = ({ tables }: Config): SuggestTopicDeps => ({
  configuration: currentIndex(createConfigurationStore({ client: createDocumentClient(), tables })),
  observability: createObservability(),
})
