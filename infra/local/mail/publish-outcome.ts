import type { EventBus } from '../events/event-bus.ts'
import type { ConfigurationSets } from '../resources/configuration-sets.ts'
import type { State } from '../state.ts'
import type { Dispatch, SentMail } from './outbox.ts'
import { type SesEventType, sesEvent } from './ses-events.ts'
import { isSuppressed } from './suppression.ts'

export interface Outcomes {
  readonly bus: EventBus
  readonly configurationSets: ConfigurationSets
  readonly state: State
}

/** Publishes what became of a mail, as far as its configuration set asks for it: Send, then Delivery, or Bounce for an address on the suppression list. */
export async function publishOutcome(
  mail: SentMail,
  dispatch: Dispatch,
  { bus, configurationSets, state }: Outcomes,
): Promise<void> {
  const wanted = configurationSets.get(dispatch.configurationSet)
  const emit = async (type: SesEventType, detail: object): Promise<void> => {
    if (wanted?.has(type.toLowerCase())) await bus.publish(sesEvent(type, mail, dispatch, detail))
  }
  const timestamp = new Date().toISOString()
  await emit('Send', {})
  if (isSuppressed(state, mail.to))
    await emit('Bounce', {
      bounceType: 'Permanent',
      bounceSubType: 'OnAccountSuppressionList',
      bouncedRecipients: [{ emailAddress: mail.to }],
      timestamp,
      feedbackId: mail.id,
    })
  else
    await emit('Delivery', {
      timestamp,
      processingTimeMillis: 0,
      recipients: [mail.to],
      smtpResponse: '250 2.0.0 OK',
      reportingMTA: 'localhost',
    })
}
