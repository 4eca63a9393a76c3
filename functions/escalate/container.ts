import { createAlarmWebhook } from '#shared/aws/alarm-webhook.ts'
import { createDocumentClient, createSecretsClient, createSesClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryReader } from '#shared/aws/inquiry-reader.ts'
import { createMailSender } from '#shared/aws/mail-sender.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createSendLedger } from '#shared/aws/send-ledger.ts'
import { createSendQuota } from '#shared/aws/send-quota.ts'
import { createSendWindow } from '#shared/aws/send-window.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import type { RaiseAlarmDeps } from '#shared/escalation/raise-alarm.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import type { AlarmRequest, Queue } from '#shared/queue/queue.ts'
import { createSendPacer } from '#shared/sending/send-pacer.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [RaiseAlarmDeps, ConsumerParts, Queue<AlarmRequest>] {
  const client = createDocumentClient()
  const ses = createSesClient()
  const sqs = createSqsClient()
  const { tables } = config
  const keys = createSigningKeys({ client: createSecretsClient(), arn: config.WEBHOOK_SECRET_ARN })
  return [
    {
      inquiries: createInquiryReader({ client, tables }),
      sends: createSendLedger({ client, tables }),
      pace: createSendPacer({
        window: createSendWindow({ client, tables }),
        quota: createSendQuota({ client: ses, clock: systemClock }),
        clock: systemClock,
      }),
      mail: createMailSender({ client: ses, configurationSet: config.MAIL_CONFIGURATION_SET }),
      webhook: createAlarmWebhook(),
      webhookKey: async () => {
        const { current, keys: all } = await keys()
        return all[current] ?? ''
      },
      configuration: currentIndex(createConfigurationStore({ client, tables })),
      clock: systemClock,
      realTime: Date.now,
    },
    consumerParts(sqs, config.DEAD_LETTER_QUEUE_URL),
    createQueue({ client: sqs, url: config.ESCALATIONS_QUEUE_URL }),
  ]
}
