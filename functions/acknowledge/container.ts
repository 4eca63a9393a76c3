import { createRenderer, type Renderer } from '#shared/acknowledgement/renderer.ts'
import { createCaps } from '#shared/aws/caps.ts'
import { createDocumentClient, createSecretsClient, createSesClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createConfigurationStore } from '#shared/aws/configuration-store.ts'
import { createInquiryStore } from '#shared/aws/inquiry-store.ts'
import { createMailSender } from '#shared/aws/mail-sender.ts'
import { createPaceStore } from '#shared/aws/pace-store.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createRoster } from '#shared/aws/roster.ts'
import { createSendLedger } from '#shared/aws/send-ledger.ts'
import { createSendQuota } from '#shared/aws/send-quota.ts'
import { createSendWindow } from '#shared/aws/send-window.ts'
import { createSigningKeys } from '#shared/aws/signing-keys.ts'
import { createSuppressionList } from '#shared/aws/suppression-list.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { consumerParts } from '#shared/lambda/consumer-parts.ts'
import type { ConsumerParts } from '#shared/lambda/queue-consumer.ts'
import { createPromiseFor } from '#shared/promise/promise-for.ts'
import type { AcknowledgementRequest, Queue } from '#shared/queue/queue.ts'
import type { AcknowledgeDeps } from '#shared/sending/acknowledge-inquiry.ts'
import { isBreaker } from '#shared/sending/caps.ts'
import { createSendPacer } from '#shared/sending/send-pacer.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [AcknowledgeDeps, ConsumerParts, Queue<AcknowledgementRequest>] {
  const client = createDocumentClient()
  const ses = createSesClient()
  const sqs = createSqsClient()
  const { tables } = config
  const parts = consumerParts(sqs, config.DEAD_LETTER_QUEUE_URL)
  const inquiries = createInquiryStore({ client, tables })
  return [
    {
      inquiries,
      roster: createRoster({ client, tables }),
      sends: createSendLedger({ client, tables }),
      caps: createCaps({ client, tables }),
      suppressions: createSuppressionList({ client, tables }),
      pace: createSendPacer({
        window: createSendWindow({ client, tables }),
        quota: createSendQuota({ client: ses, clock: systemClock }),
        clock: systemClock,
      }),
      mail: createMailSender({ client: ses, configurationSet: config.MAIL_CONFIGURATION_SET }),
      configuration: currentIndex(createConfigurationStore({ client, tables })),
      promiseFor: createPromiseFor({ paces: createPaceStore({ client, tables }), inquiries }),
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
    createQueue({ client: sqs, url: config.ACKNOWLEDGEMENTS_QUEUE_URL }),
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
