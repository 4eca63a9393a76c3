import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { inject } from 'vitest'
import { createAdvisorFigures } from '#shared/aws/advisor-figures.ts'
import { createAuditLog } from '#shared/aws/audit-log.ts'
import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createCaps } from '#shared/aws/caps.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { createDrafts } from '#shared/aws/drafts.ts'
import { newId } from '#shared/aws/ids.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createIntakeLedger } from '#shared/aws/intake-ledger.ts'
import { createMacros } from '#shared/aws/macros.ts'
import { createMailboxPlaces } from '#shared/aws/mailbox-places.ts'
import { createMilestoneEvents } from '#shared/aws/milestone-events.ts'
import { createOffers } from '#shared/aws/offers.ts'
import { createPaceStore } from '#shared/aws/pace-store.ts'
import { createPushDevices } from '#shared/aws/push-devices.ts'
import { createReactionTimes } from '#shared/aws/reaction-times.ts'
import { createRoster } from '#shared/aws/roster.ts'
import { createScanStates } from '#shared/aws/scan-states.ts'
import { createSearchIndex } from '#shared/aws/search-index.ts'
import { createSendLedger } from '#shared/aws/send-ledger.ts'
import { createSendWindow } from '#shared/aws/send-window.ts'
import { createSuppressionList } from '#shared/aws/suppression-list.ts'
import { createViewers } from '#shared/aws/viewers.ts'
import type { StorageWorld } from './storage-world.ts'
import { createTables } from './tables.ts'

const access = { region: 'eu-central-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }

/** Clients of the engines that the global setup started. */
const engineClients = (dynamodb: string = inject('dynamodb')) => ({
  dynamodb: DynamoDBDocumentClient.from(new DynamoDBClient({ ...access, endpoint: dynamodb }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
  sqs: new SQSClient({ ...access, endpoint: inject('storage') }),
  s3: new S3Client({ ...access, endpoint: inject('storage'), forcePathStyle: true }),
})

/**
 * New tables and a new bucket of their own on the engines, with the adapters over them. `beforeTransaction` runs before
 * each transaction leaves, to let somebody else be faster; `dynamodb` is another address of the same engine.
 */
export async function createAwsWorld(
  options: { readonly beforeTransaction?: () => Promise<void>; readonly dynamodb?: string } = {},
): Promise<StorageWorld> {
  const { beforeTransaction } = options
  const { dynamodb: client, s3 } = engineClients(options.dynamodb)
  if (beforeTransaction !== undefined) {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === 'TransactWriteItemsCommand') await beforeTransaction()
        return next(args)
      },
      { step: 'initialize' },
    )
  }
  const run = newId()
  const tables = await createTables(client, run)
  const bucket = `content-${run}`
  await s3.send(new CreateBucketCommand({ Bucket: bucket }))
  const blobs = createBlobStore({ client: s3, bucket })
  return {
    inquiries: createInquiryStore({ client, tables }),
    ledger: createIntakeLedger({ client, tables, blobs }),
    roster: createRoster({ client, tables }),
    customers: createCustomerDirectory({ client, tables }),
    devices: createPushDevices({ client, tables }),
    reactionTimes: createReactionTimes({ client, tables }),
    advisorFigures: createAdvisorFigures({ client, tables }),
    milestoneEvents: createMilestoneEvents({ client, tables }),
    paces: createPaceStore({ client, tables }),
    configuration: createConfigurationStore({ client, tables }),
    sends: createSendLedger({ client, tables }),
    caps: createCaps({ client, tables }),
    places: createMailboxPlaces({ client, tables }),
    suppressions: createSuppressionList({ client, tables }),
    sendWindow: createSendWindow({ client, tables }),
    blobs,
    scans: createScanStates({ client, tables }),
    searchIndex: createSearchIndex({ client, tables }),
    viewers: createViewers({ client, tables }),
    offers: createOffers({ client, tables }),
    drafts: createDrafts({ client, tables }),
    macros: createMacros({ client, tables }),
    audit: createAuditLog({ client, tables }),
  }
}

/** A new queue; the URL names the engine's own address, because the host it invents does not resolve. */
export async function createEngineQueue(): Promise<{ readonly client: SQSClient; readonly url: string }> {
  const { sqs: client } = engineClients()
  const { QueueUrl: named = '' } = await client.send(new CreateQueueCommand({ QueueName: `q-${newId()}` }))
  return { client, url: named.replace(/^https?:\/\/[^/]+/u, inject('storage')) }
}
