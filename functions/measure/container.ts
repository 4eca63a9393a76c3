import { createDocumentClient } from '#shared/aws/clients.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createPaceStore } from '#shared/aws/pace-store.ts'
import { createReactionTimes } from '#shared/aws/reaction-times.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import type { Config } from './config.ts'
import type { MeasureDeps } from './handler.ts'

export function createContainer(config: Config): MeasureDeps {
  const client = createDocumentClient()
  const { tables } = config
  return {
    reactionTimes: createReactionTimes({ client, tables }),
    paces: createPaceStore({ client, tables }),
    configuration: createConfigurationStore({ client, tables }),
    observability: createObservability(),
  }
}
