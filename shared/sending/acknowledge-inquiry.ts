import type { RenderedAcknowledgement } from '#shared/acknowledgement/acknowledgement.ts'
import type { Renderer } from '#shared/acknowledgement/renderer.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { PromiseFor } from '#shared/promise/promise-for.ts'
import type { AcknowledgementRequest } from '#shared/queue/queue.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import { capsFor } from './caps.ts'
import { factsOf } from './customer-facts.ts'
import { type OutgoingDeps, sendToCustomer } from './outgoing.ts'
import type { Caps } from './send-ledger.ts'
import { whoTakesCare } from './who-takes-care.ts'
import { ignoreRepetition, withhold } from './withhold.ts'

export interface AcknowledgeDeps extends OutgoingDeps {
  readonly promiseFor: PromiseFor
  readonly roster: Pick<Roster, 'loads'>
  readonly caps: Caps
  readonly renderer: (index: ConfigurationIndex) => Renderer
  /** Without trailing slash. */
  readonly publicUrl: string
  /** Says to operators that a template failed and the plain form went out. */
  readonly onFallback: (why: string) => void
  /** Counts mail that a cap held back; the key begins with the cap's name. */
  readonly onCapped: (key: string) => void
}

/** Showing something in the app is our own write: a claim on it never goes stale. */
export const FOR_EVER = Number.MAX_SAFE_INTEGER

export type AcknowledgementOutcome =
  | 'sent'
  | 'shown-in-app'
  | 'withheld'
  | 'capped'
  | 'already'
  | 'rejected'
  | 'suppressed-recipient'

/**
 * Tells the customer that their inquiry (or, as a notice, their further message) has arrived, what was understood and
 * by when a person answers. Once: claimed, sent, recorded. Throws Missing, Postponed, Unavailable and AmbiguousSend.
 */
export async function acknowledgeInquiry(
  deps: AcknowledgeDeps,
  request: AcknowledgementRequest,
): Promise<AcknowledgementOutcome> {
  const found = await deps.inquiries.find(request.inquiryId)
  if (found === undefined) throw new Missing('inquiry')
  const messageId = request.notice === undefined ? 'acknowledgement' : `notice-${request.notice.messageId}`
  if (request.notice === undefined && found.acknowledgedAt !== undefined) return 'already'
  const { way } = found.acknowledgement
  if (way === 'silent' || way === 'suppressed') return 'withheld'
  const index = await deps.configuration()
  const inquiry = await withTimelyPromise(deps, index, found)
  const [answered, advisor] = await Promise.all([
    messageAnswered(deps, inquiry, request),
    whoTakesCare(deps.roster, inquiry, index, deps.clock()),
  ])
  const kind = request.notice === undefined ? 'acknowledgement' : 'notice'
  const facts = await factsOf(deps, index, inquiry, {
    kind: answered?.tooLarge === true ? 'too-large' : kind,
    answered,
    advisor,
  })
  const rendered = deps.renderer(index).acknowledgement(facts)
  if (rendered.fallback !== undefined) deps.onFallback(rendered.fallback)
  if (way === 'app') {
    const { claim } = await deps.sends.claim(`${inquiry.inquiryId}/${messageId}`, deps.clock(), FOR_EVER)
    return record(deps, inquiry, messageId, rendered, 'shown-in-app', claim.claimedAt)
  }
  const to = inquiry.customer.email
  if (to === undefined) return 'withheld'
  const exhausted = await deps.caps.take(
    capsFor(
      { sender: to, fingerprint: `${inquiry.subject}\n${answered?.text ?? ''}` },
      index.institute.caps,
      deps.clock(),
    ),
    `${inquiry.inquiryId}/${messageId}`,
  )
  if (exhausted !== undefined) {
    deps.onCapped(exhausted)
    await withhold(deps, inquiry, messageId, exhausted)
    return 'capped'
  }
  const inReplyTo = answered?.mailMessageId
  const sent = await sendToCustomer(deps, inquiry, to, inReplyTo, { messageId, kind, ...rendered })
  if (sent.state === 'sent') return record(deps, inquiry, messageId, rendered, 'sent', sent.at)
  const reason = sent.state === 'rejected' ? 'rejected' : 'suppressed-recipient'
  await withhold(deps, inquiry, messageId, reason, sent.state)
  return reason
}

/** A promise that ran out while its telling waited (the mail service was down) is replaced before it is told. */
export async function withTimelyPromise(
  deps: AcknowledgeDeps,
  index: ConfigurationIndex,
  inquiry: Inquiry,
): Promise<Inquiry> {
  const now = deps.clock()
  if (inquiry.promise === undefined || inquiry.promise.by > now || inquiry.answeredAt !== undefined) return inquiry
  const promise = await deps.promiseFor(index, inquiry.desk, inquiry.urgent, now)
  if (promise === undefined) return inquiry
  await deps.inquiries.commit({
    inquiryId: inquiry.inquiryId,
    set: { promise },
    events: [
      eventOf(
        inquiry,
        { now, by: 'system' },
        {
          eventId: `late-acknowledgement-${now}`,
          type: 'promise-renewed',
          detail: {
            promiseBy: promise.by,
            basis: promise.basis,
            before: inquiry.promise.by,
            configVersion: index.version,
          },
        },
      ),
    ],
  })
  return { ...inquiry, promise }
}

/** The customer's message that this answers: their first, or with a notice the further one. */
async function messageAnswered(
  deps: AcknowledgeDeps,
  inquiry: Inquiry,
  request: AcknowledgementRequest,
): Promise<Message | undefined> {
  const wanted = request.notice?.messageId ?? inquiry.inquiryId
  const messages = await deps.inquiries.messages(inquiry.inquiryId)
  return messages.find((message) => message.messageId === wanted)
}

async function record(
  deps: AcknowledgeDeps,
  inquiry: Inquiry,
  messageId: string,
  { text, fallback }: RenderedAcknowledgement,
  outcome: 'sent' | 'shown-in-app',
  now: Instant,
): Promise<AcknowledgementOutcome> {
  const first = messageId === 'acknowledgement'
  const message: Message = {
    messageId,
    direction: 'outbound',
    kind: first ? 'acknowledgement' : 'notice',
    text,
    at: now,
    author: { role: 'system' },
  }
  const milestone = { name: 'acknowledged', round: 1, from: inquiry.receivedAt, to: now } as const
  await ignoreRepetition(
    deps.inquiries.commit({
      inquiryId: inquiry.inquiryId,
      ...(first ? { set: { acknowledgedAt: now } } : {}),
      messages: [message],
      events: [
        eventOf(
          inquiry,
          { now, by: 'system' },
          {
            eventId: messageId,
            type: first ? 'acknowledge' : 'notice',
            detail: {
              way: outcome,
              promiseBy: inquiry.promise?.by,
              configVersion: inquiry.promise?.configVersion,
              // Why the plainest form went out; for advisors and operators who look.
              ...(fallback === undefined ? {} : { fallback }),
            },
            ...(first ? { milestone } : {}),
          },
        ),
      ],
    }),
  )
  return outcome
}
