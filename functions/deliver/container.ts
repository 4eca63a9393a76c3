import { createBlobStore } from '#shared/aws/blob-store.ts'
import {
  createDocumentClient,
  createS3Client,
  createSecretsClient,
  createSesClient,
  createSqsClient,
} from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createMailSender } from '#shared/aws/mail-sender.ts'
import { createPushDevices } from '#shared/aws/push-devices.ts'
import { createPushSender } from '#shared/aws/push-sender.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createSendLedger } from '#shared/aws/send-ledger.ts'
import { createSendQuota } from '#shared/aws/send-quota.ts'
import { createSendWindow } from '#shared/aws/send-window.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { createSuppressionList } from '#shared/aws/suppression-list.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import { isPushService } from '#shared/push/push-service.ts'
import type { DeliveryRequest, Queue } from '#shared/queue/queue.ts'
import type { DeliverDeps } from '#shared/sending/deliver-reply.ts'
import { createSendPacer } from '#shared/sending/send-pacer.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [DeliverDeps, ConsumerParts, Queue<DeliveryRequest>] {
  const client = createDocumentClient()
  const ses = createSesClient()
  const sqs = createSqsClient()
  const { tables } = config
  const configuration = currentIndex(createConfigurationStore({ client, tables }))
  const isService = async (endpoint: string): Promise<boolean> =>
    isPushService(endpoint, (await configuration()).institute.push.services)
  const parts = consumerParts(sqs, config.DEAD_LETTER_QUEUE_URL)
  return [
    {
      inquiries: createInquiryStore({ client, tables }),
      customers: createCustomerDirectory({ client, tables }),
      sends: createSendLedger({ client, tables }),
      suppressions: createSuppressionList({ client, tables }),
      pace: createSendPacer({
        window: createSendWindow({ client, tables }),
        quota: createSendQuota({ client: ses, clock: systemClock }),
        clock: systemClock,
      }),
      blobs: createBlobStore({ client: createS3Client(), bucket: config.CONTENT_BUCKET }),
      mail: createMailSender({ client: ses, configurationSet: config.MAIL_CONFIGURATION_SET }),
      devices: createPushDevices({ client, tables }),
      push: createPushSender(isService),
      configuration,
      keys: createSigningKeys({ client: createSecretsClient(), arn: config.SIGNING_SECRET_ARN }),
      clock: systemClock,
      onAmbiguous: () => parts.observability.count('ambiguousSend'),
      onPushFailed: () => parts.observability.count('pushFailed'),
    },
    parts,
    createQueue({ client: sqs, url: config.OUTBOUND_QUEUE_URL }),
  ]
}
