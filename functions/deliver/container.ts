import { createDocumentClient, createSecretsClient, createSesClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createMailSender } from '#shared/aws/mail-sender.ts'
import { createSendLedger } from '#shared/aws/send-ledger.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import type { OutgoingDeps } from '#shared/sending/outgoing.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [OutgoingDeps, ConsumerParts] {
  const client = createDocumentClient()
  const { tables } = config
  const parts = consumerParts(createSqsClient(), config.DEAD_LETTER_QUEUE_URL)
  return [
    {
      inquiries: createInquiryStore({ client, tables }),
      sends: createSendLedger({ client, tables }),
      mail: createMailSender({ client: createSesClient(), configurationSet: config.MAIL_CONFIGURATION_SET }),
      configuration: currentIndex(createConfigurationStore({ client, tables })),
      keys: createSigningKeys({ client: createSecretsClient(), arn: config.SIGNING_SECRET_ARN }),
      clock: systemClock,
      onAmbiguous: () => parts.observability.count('ambiguousSend'),
    },
    parts,
  ]
}
