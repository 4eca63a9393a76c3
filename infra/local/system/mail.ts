import type { LocalClock } from '../clock.ts'
import type { EventBus } from '../events/event-bus.ts'
import type { Outbox } from '../mail/outbox.ts'
import { type ReceiptRule, takes } from '../mail/receipt-rule.ts'
import { createReceiver } from '../mail/receive.ts'
import { createRelay } from '../mail/relay.ts'
import { createSes, type Ses } from '../mail/ses.ts'
import { type RunningSmtp, startSmtp } from '../mail/smtp-server.ts'
import type { ConfigurationSets } from '../resources/configuration-sets.ts'
import type { Publish } from '../resources/topics.ts'
import type { Settings } from '../settings.ts'
import type { State } from '../state.ts'
import type { Emulated } from './emulated.ts'

export interface MailParts {
  readonly receiptRules: readonly ReceiptRule[]
  readonly configurationSets: ConfigurationSets
  readonly publish: Publish
  readonly bus: EventBus
}

/** SES for outgoing mail: whoever may be written to may also be the sender. */
export function createLocalSes(
  { receiptRules, configurationSets, bus }: MailParts,
  outbox: Outbox,
  state: State,
  settings: Settings,
): Ses {
  const domains = receiptRules.flatMap(({ recipients }) =>
    recipients.map((recipient) => recipient.split('@').at(-1) ?? ''),
  )
  const relay = settings.smtpRelay === undefined ? {} : { relay: createRelay(settings.smtpRelay) }
  return createSes({ outbox, state, configurationSets, bus, domains, ...relay })
}

/** SES for incoming mail, behind SMTP. */
export const startLocalSmtp = (
  { receiptRules, publish }: MailParts,
  { s3 }: Emulated,
  settings: Settings,
  clock: LocalClock,
): Promise<RunningSmtp> =>
  startSmtp({
    host: settings.host,
    port: settings.smtpPort,
    takesMailFor: (address) => receiptRules.some((rule) => takes(rule, address)),
    receive: createReceiver({ rules: receiptRules, s3, publish, now: clock.now }),
  })
