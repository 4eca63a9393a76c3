import { createDocumentClient } from '#shared/aws/clients.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import { createTopicWeights } from '#shared/lambda/topic-weights.ts'
import type { Config } from './config.ts'
import type { SuggestTopicDeps } from './handler.ts'

export function createContainer({ tables }: Config): SuggestTopicDeps {
  const observability = createObservability()
  const topicModels = createTopicWeights(new URL('topic-weights.bin', import.meta.url), observability)
  // Now, while nobody waits, and not with the first text.
  topicModels.find()
  return {
    configuration: currentIndex(createConfigurationStore({ client: createDocumentClient(), tables })),
    topicModels,
    observability,
  }
}
