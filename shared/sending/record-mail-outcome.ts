import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { type Clock, type Instant, SECOND } from '#shared/instant.ts'
import { midKey } from '#shared/mail/thread-keys.ts'
import type { AcknowledgementRequest, DeliveryRequest, Queue } from '#shared/queue/queue.ts'
import { recordSendingFact, type SendingFact } from './not-reached.ts'
import type { Claim, SendLedger } from './send-ledger.ts'
import { sentThreadKeys, sesMessageId } from './sent-thread-keys.ts'
import type { MailOutcome } from './ses-event.ts'
import type { SuppressionList } from './suppression-list.ts'
import { DELAY } from './tell-delay.ts'

export interface MailOutcomeDeps {
  readonly inquiries: InquiryStore
  readonly sends: SendLedger
  readonly suppressions: SuppressionList
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly queues: {
    readonly acknowledgements: Queue<AcknowledgementRequest>
    readonly outbound: Queue<DeliveryRequest>
  }
  readonly clock: Clock
}

export type RecordedOutcome =
  | 'send-known'
  | 'send-recorded'
  | 'unknown-mail'
  | 'already'
  | `mail-${MailOutcome['type']}`

/** No worker lives longer than its time-out of 10 s: a younger claim's own sender may still be recording it. */
const WORKER_GONE = 15 * SECOND

/** What outcomes say about reaching the customer. */
const CUSTOMER: Partial<Record<MailOutcome['type'], NonNullable<SendingFact['customer']>>> = {
  delivery: 'reached',
  bounce: 'bounce',
  complaint: 'complaint',
  reject: 'rejected',
}

/**
 * Keeps what became of a mail: that it went out (so that nobody sends it again after a crash), whether it arrived, and
 * which address gets no more. In any order, any number of times. Throws Unavailable.
 */
export async function recordMailOutcome(deps: MailOutcomeDeps, outcome: MailOutcome): Promise<RecordedOutcome> {
  const { type, tags, address } = outcome
  const sent = tags === undefined ? undefined : await evidenceOfSending(deps, tags, outcome.providerId)
  if (type === 'send') return sent === undefined ? 'unknown-mail' : sent.state
  const at = (sent?.at ?? deps.clock()) + outcome.after
  if (address !== undefined && (type === 'bounce' || type === 'complaint'))
    await deps.suppressions.add(address, { reason: type, at })
  const inquiry = await inquiryOf(deps, outcome)
  if (inquiry === undefined) return 'unknown-mail'
  const customer = CUSTOMER[type]
  const recorded = await recordSendingFact(deps.inquiries, inquiry, {
    eventId: `mail-${type}-${tags?.messageId ?? outcome.providerId}`,
    type: 'mail-outcome',
    at,
    detail: {
      outcome: type,
      ...(tags === undefined ? {} : { messageId: tags.messageId }),
      ...(outcome.code === undefined ? {} : { code: outcome.code }),
    },
    ...(customer === undefined || !concerns(inquiry, address) ? {} : { customer }),
  })
  return recorded === 'already' ? 'already' : `mail-${type}`
}

/** Only what happened to the customer's present address says something about reaching them; in the app they are reached anyway. */
const concerns = (inquiry: Inquiry, address: string | undefined): boolean =>
  inquiry.channel !== 'mobile' &&
  (address === undefined || inquiry.customer.email === undefined || inquiry.customer.email === address)

/**
 * Every event of a mail proves that it went out. Where its sender did not live to record that, it is recorded here, with
 * the keys of its thread; the rest (message, milestone) is done by the sender's own queue message when it comes back, and
 * by one more where the sender must be gone.
 */
async function evidenceOfSending(
  deps: MailOutcomeDeps,
  { inquiryId, messageId }: NonNullable<MailOutcome['tags']>,
  providerId: string,
): Promise<{ readonly state: 'send-known' | 'send-recorded'; readonly at: Instant }> {
  const key = `${inquiryId}/${messageId}`
  const before = await deps.sends.find(key)
  if (before?.sentAt !== undefined && before.providerId === providerId)
    return { state: 'send-known', at: before.sentAt }
  const claim = await deps.sends.sent(key, deps.clock(), providerId)
  const { institute } = await deps.configuration()
  const keys = sentThreadKeys(inquiryId, messageId, institute.mail.replyDomain, providerId)
  await deps.inquiries.addThreadKeys(inquiryId, keys)
  if (before !== undefined && isLeftBehind(before, deps.clock())) await finishRecording(deps, inquiryId, messageId)
  return { state: 'send-recorded', at: claim.sentAt ?? claim.claimedAt }
}

const isLeftBehind = ({ sentAt, claimedAt }: Claim, now: Instant): boolean =>
  sentAt === undefined && now - claimedAt >= WORKER_GONE

const NOTICE = 'notice-'

async function finishRecording({ queues }: MailOutcomeDeps, inquiryId: string, messageId: string): Promise<void> {
  if (messageId === 'acknowledgement') await queues.acknowledgements.send({ inquiryId })
  else if (messageId.startsWith(NOTICE))
    await queues.acknowledgements.send({ inquiryId, notice: { messageId: messageId.slice(NOTICE.length) } })
  else if (messageId.startsWith(DELAY))
    await queues.acknowledgements.send({ inquiryId, delay: { givenAt: Number(messageId.slice(DELAY.length)) } })
  else await queues.outbound.send({ inquiryId, messageId })
}

/** By the tags, or else by the id that the mail service gave the mail. */
async function inquiryOf(deps: MailOutcomeDeps, { tags, providerId }: MailOutcome): Promise<Inquiry | undefined> {
  const inquiryId = tags?.inquiryId ?? (await deps.inquiries.byThreadKey(midKey(sesMessageId(providerId))))
  return inquiryId === undefined ? undefined : deps.inquiries.find(inquiryId)
}
