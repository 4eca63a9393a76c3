import { createDocumentClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createRoster } from '#shared/aws/roster.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import type { RoutingDeps } from '#shared/routing/place-inquiry.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [RoutingDeps, ConsumerParts] {
  const client = createDocumentClient()
  const { tables } = config
  return [
    keepingStandings({
      inquiries: createInquiryStore({ client, tables }),
      roster: createRoster({ client, tables }),
      configuration: currentIndex(createConfigurationStore({ client, tables })),
      clock: systemClock,
    }),
    consumerParts(createSqsClient(), config.DEAD_LETTER_QUEUE_URL),
  ]
}
