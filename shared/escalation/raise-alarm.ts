import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing, Postponed, SendRejected, Unavailable } from '#shared/errors.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Clock } from '#shared/instant.ts'
import { ownMessageId } from '#shared/mail/own-addresses.ts'
import type { AlarmRequest } from '#shared/queue/queue.ts'
import { composeMail } from '#shared/sending/compose.ts'
import type { MailSender } from '#shared/sending/mail-sender.ts'
import { CLAIM_STALE_AFTER, sendClaimed } from '#shared/sending/outgoing.ts'
import type { SendLedger } from '#shared/sending/send-ledger.ts'
import type { SendPacer } from '#shared/sending/send-pacer.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { alarmMail } from './alarm-mail.ts'
import { type AlarmWebhook, deliveryOf } from './alarm-webhook.ts'
import { type Alarm, alarmsOf } from './due-alarms.ts'
import { recipientsOf } from './recipients.ts'

export interface RaiseAlarmDeps {
  readonly inquiries: Pick<InquiryStore, 'find'>
  readonly sends: SendLedger
  readonly pace: SendPacer
  readonly mail: MailSender
  readonly webhook: AlarmWebhook
  /** Key that signs what goes to the webhook. */
  readonly webhookKey: () => Promise<string>
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly clock: Clock
  /** Of the world, not of the institute's local clock: receivers compare it with theirs. */
  readonly realTime: Clock
}

/** `stopped`: somebody has acted meanwhile. `nobody`: the configuration names nobody to alarm. */
export type AlarmOutcome = 'raised' | 'stopped' | 'nobody'

/**
 * Tells everybody whom an alarm concerns, each once: claimed before it goes out, so that repeating it is harmless; one who
 * cannot be reached holds up nobody else. Throws Missing, Postponed, Unavailable, AmbiguousSend and WebhookRefused.
 */
export async function raiseAlarm(deps: RaiseAlarmDeps, request: AlarmRequest): Promise<AlarmOutcome> {
  const inquiry = await deps.inquiries.find(request.inquiryId)
  if (inquiry === undefined) throw new Missing('inquiry')
  const index = await deps.configuration()
  const desk = index.desk(inquiry.desk)
  const alarm = alarmsOf(inquiry, desk?.escalation ?? []).find(({ alarmId }) => alarmId === request.alarmId)
  if (desk === undefined || alarm === undefined) return 'stopped'
  const { step, alarmId } = alarm
  const url = step.to.includes('webhook') ? index.institute.escalationWebhook : undefined
  const told = [
    ...recipientsOf(step.to, desk, index).map((to) => mailTo(deps, inquiry, alarm, to, index)),
    ...(url === undefined ? [] : [postTo(deps, inquiry, alarmId, url)]),
  ]
  const failed = (await Promise.allSettled(told)).find((result) => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return told.length === 0 ? 'nobody' : 'raised'
}

async function mailTo(
  deps: RaiseAlarmDeps,
  inquiry: Inquiry,
  alarm: Alarm,
  to: string,
  index: ConfigurationIndex,
): Promise<void> {
  const { fromName, fromAddress: from, replyDomain } = index.institute.mail
  const messageId = deriveId('alarm', alarm.alarmId, to)
  const raw = await composeMail({
    from: { name: fromName, address: from },
    to,
    replyTo: from,
    ...alarmMail(inquiry, alarm, index, deps.clock()),
    kind: 'notice',
    date: deps.clock(),
    ownId: ownMessageId(inquiry.inquiryId, messageId, replyDomain),
  })
  const key = `${inquiry.inquiryId}/${messageId}`
  const wait = await deps.pace(key)
  if (wait > 0) throw new Postponed(wait)
  if (!(await claimed(deps, key))) return
  try {
    await sendClaimed(deps, key, { raw, from, to, tags: { inquiry: inquiry.inquiryId, message: messageId } })
  } catch (error) {
    // An address that takes nothing is the configuration's fault; the others are told all the same.
    if (!(error instanceof SendRejected)) throw error
  }
}

async function postTo(deps: RaiseAlarmDeps, inquiry: Inquiry, alarmId: string, url: string): Promise<void> {
  const key = `${inquiry.inquiryId}/webhook-${alarmId}`
  if (!(await claimed(deps, key))) return
  try {
    const signing = { key: await deps.webhookKey(), now: deps.realTime() }
    await deps.webhook.post(deliveryOf(url, alarmId, inquiry, signing))
  } catch (error) {
    if (error instanceof Unavailable) await deps.sends.release(key)
    throw error
  }
  await deps.sends.sent(key, deps.clock(), 'webhook')
}

/** Whether it is ours to send. Throws Unavailable while somebody else is sending it. */
async function claimed({ sends, clock }: RaiseAlarmDeps, key: string): Promise<boolean> {
  const { state } = await sends.claim(key, clock(), CLAIM_STALE_AFTER)
  if (state === 'taken') throw new Unavailable('claim')
  return state !== 'sent'
}
