import { setTimeout as sleep } from 'node:timers/promises'
import { createAdvisorFigures } from '#shared/aws/advisor-figures.ts'
import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDocumentClient, createS3Client, createSecretsClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { createDownloadLinks } from '#shared/aws/download-links.ts'
import { createDrafts } from '#shared/aws/drafts.ts'
import { newId } from '#shared/aws/ids.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createIntakeLedger } from '#shared/aws/intake-ledger.ts'
import { createMacros } from '#shared/aws/macros.ts'
import { createOffers } from '#shared/aws/offers.ts'
import { createPaceStore } from '#shared/aws/pace-store.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createRoster } from '#shared/aws/roster.ts'
import { createScanStates } from '#shared/aws/scan-states.ts'
import { createSearchIndex } from '#shared/aws/search-index.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { createUploadStore } from '#shared/aws/upload-store.ts'
import { createViewers } from '#shared/aws/viewers.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { createAdvisorDesk } from '#shared/inquiry/advisor-desk.ts'
import { createObservability } from '#shared/lambda/observability.ts'
import { createTopicWeights } from '#shared/lambda/topic-weights.ts'
import { createPromiseFor } from '#shared/promise/promise-for.ts'
import type { AcknowledgementRequest, DeliveryRequest, RoutingRequest } from '#shared/queue/queue.ts'
import { separateMessage } from '#shared/registration/separate-message.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import { hashTermWith } from '#shared/search/hash-term.ts'
import type { Config } from './config.ts'
import type { AdvisorApiDeps } from './handler.ts'

export function createContainer(config: Config): AdvisorApiDeps {
  const client = createDocumentClient()
  const sqs = createSqsClient()
  const { tables } = config
  const configuration = currentIndex(createConfigurationStore({ client, tables }))
  const content = { client: createS3Client(), bucket: config.CONTENT_BUCKET }
  const blobs = createBlobStore(content)
  const customers = createCustomerDirectory({ client, tables })
  const { inquiries, roster } = keepingStandings({
    inquiries: createInquiryStore({ client, tables }),
    roster: createRoster({ client, tables }),
    configuration,
    clock: systemClock,
  })
  const queues = {
    routing: createQueue<RoutingRequest>({ client: sqs, url: config.ROUTING_QUEUE_URL }),
    outbound: createQueue<DeliveryRequest>({ client: sqs, url: config.OUTBOUND_QUEUE_URL }),
    acknowledgements: createQueue<AcknowledgementRequest>({ client: sqs, url: config.ACKNOWLEDGEMENTS_QUEUE_URL }),
  }
  const promiseFor = createPromiseFor({ paces: createPaceStore({ client, tables }), inquiries })
  const common = { inquiries, configuration, promiseFor, queues, clock: systemClock }
  const offers = createOffers({ client, tables })
  const searchKeys = createSigningKeys({ client: createSecretsClient(), arn: config.SEARCH_SECRET_ARN })
  const observability = createObservability()
  const topicModels = createTopicWeights(new URL('topic-weights.bin', import.meta.url), observability)
  const ledger = createIntakeLedger({ client, tables, blobs })
  return {
    ...common,
    desk: createAdvisorDesk({ ...common, roster, offers, newId }),
    roster,
    advisorFigures: createAdvisorFigures({ client, tables }),
    offers,
    drafts: createDrafts({ client, tables }),
    macros: createMacros({ client, tables }),
    viewers: createViewers({ client, tables }),
    separate: (...request) => separateMessage({ ...common, topicModels, ledger, customers }, ...request),
    customers,
    blobs,
    scans: createScanStates({ client, tables }),
    searchIndex: createSearchIndex({ client, tables }),
    hashTerm: async () => hashTermWith(await searchKeys()),
    uploads: createUploadStore(content),
    pause: (millis) => sleep(millis),
    links: createDownloadLinks(content),
    newId,
    roleClaim: config.STAFF_ROLE_CLAIM,
    observability,
  }
}
