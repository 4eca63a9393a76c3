import { createRenderer, type Renderer } from '#shared/acknowledgement/renderer.ts'
import { createCaps } from '#shared/aws/caps.ts'
import { createDocumentClient, createSecretsClient, createSesClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createMailSender } from '#shared/aws/mail-sender.ts'
import { createSendLedger } from '#shared/aws/send-ledger.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import type { AcknowledgeDeps } from '#shared/sending/acknowledge-inquiry.ts'
import { isBreaker } from '#shared/sending/caps.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [AcknowledgeDeps, ConsumerParts] {
  const client = createDocumentClient()
  const { tables } = config
  const parts = consumerParts(createSqsClient(), config.DEAD_LETTER_QUEUE_URL)
  return [
    {
      inquiries: createInquiryStore({ client, tables }),
      sends: createSendLedger({ client, tables }),
      caps: createCaps({ client, tables }),
      mail: createMailSender({ client: createSesClient(), configurationSet: config.MAIL_CONFIGURATION_SET }),
      configuration: currentIndex(createConfigurationStore({ client, tables })),
      keys: createSigningKeys({ client: createSecretsClient(), arn: config.SIGNING_SECRET_ARN }),
      clock: systemClock,
      renderer: rendererPerVersion(),
      publicUrl: config.PUBLIC_URL,
      onAmbiguous: () => parts.observability.count('ambiguousSend'),
      onCapped: (key) => parts.observability.count(isBreaker(key) ? 'breakerOpen' : 'capped'),
      onFallback: (why) => {
        parts.observability.count('templateFallback')
        parts.observability.log.error('a template did not render, the plainest form went out', { why })
      },
    },
    parts,
  ]
}

/** Parsed templates are kept for as long as their configuration is in force. */
function rendererPerVersion(): (index: ConfigurationIndex) => Renderer {
  let held: { readonly version: number; readonly renderer: Renderer } | undefined
  return (index) => {
    if (held?.version !== index.version) {
      held = { version: index.version, renderer: createRenderer(index.configuration) }
    }
    return held.renderer
  }
}
