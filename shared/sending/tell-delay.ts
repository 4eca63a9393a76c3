import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import { mayBePutOff, putOff, toldOfDelay } from '#shared/inquiry/actions/putting-off.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { AcknowledgementRequest } from '#shared/queue/queue.ts'
import {
  type AcknowledgeDeps,
  type AcknowledgementOutcome,
  FOR_EVER,
  withTimelyPromise,
} from './acknowledge-inquiry.ts'
import { capsFor } from './caps.ts'
import { factsOf } from './customer-facts.ts'
import { sendToCustomer } from './outgoing.ts'
import { whoTakesCare } from './who-takes-care.ts'
import { ignoreRepetition, withhold } from './withhold.ts'

/** `stands`: the promise is answered, changed or needs no later one. */
type DelayOutcome = AcknowledgementOutcome | 'stands'

type Delay = NonNullable<AcknowledgementRequest['delay']>

/** What comes before the promise's own time in the id of the message that puts it off. */
export const DELAY = 'delay-'

/**
 * Puts off a promise that will probably break, or has broken, and tells the customer the new time. The promise is changed
 * on the version that was decided on and only where its notice may go out; then it is claimed, sent and recorded like every
 * mail. So whatever is repeated, concurrent or cut short, a promise is put off once and never without a word.
 * Throws Missing, Postponed, Unavailable, AmbiguousSend and Conflict.
 */
export async function tellDelay(deps: AcknowledgeDeps, inquiryId: string, delay: Delay): Promise<DelayOutcome> {
  const found = await deps.inquiries.find(inquiryId)
  if (found === undefined) throw new Missing('inquiry')
  const earlier = found.earlierPromises?.at(-1)
  if (earlier?.givenAt === delay.givenAt) {
    // Put off before: only the telling may be missing.
    return earlier.toldAt === undefined && isOpen(found) ? tell(deps, found, delay.givenAt) : 'already'
  }
  if (!mayBePutOff(found) || found.promise.givenAt !== delay.givenAt) return 'stands'
  const index = await deps.configuration()
  const promise = await deps.promiseFor(index, found.desk, found.urgent, deps.clock())
  // The desk would answer what came in now by then: there is nothing to put off yet.
  if (promise === undefined || promise.by <= found.promise.by) return 'stands'
  const held = await heldBack(deps, index, found, delay)
  if (held !== undefined) return held
  const { changed } = await changeInquiry(deps.inquiries, inquiryId, (inquiry) =>
    mayBePutOff(inquiry) && inquiry.promise.givenAt === delay.givenAt
      ? putOff(inquiry, promise, delay.likelihood ?? 1, { now: deps.clock(), by: 'system' })
      : undefined,
  )
  return changed ? tellDelay(deps, inquiryId, delay) : 'stands'
}

const isOpen = ({ status }: Inquiry): boolean => status === 'waiting' || status === 'assigned'

/** A notice that must not go out leaves the promise as it is: the customer would not know of the new one. */
async function heldBack(
  deps: AcknowledgeDeps,
  index: ConfigurationIndex,
  inquiry: Inquiry,
  { givenAt }: Delay,
): Promise<DelayOutcome | undefined> {
  if (inquiry.acknowledgement.way === 'app') return undefined
  const messageId = `${DELAY}${givenAt}`
  const to = inquiry.customer.email
  if (to === undefined) return 'withheld'
  if ((await deps.suppressions.find(to)) !== undefined) {
    await withhold(deps, inquiry, messageId, 'suppressed-recipient', 'suppressed')
    return 'suppressed-recipient'
  }
  const subject = { sender: to, fingerprint: `${inquiry.inquiryId}\n${messageId}` }
  const caps = capsFor(subject, index.institute.caps, deps.clock())
  const exhausted = await deps.caps.take(caps, `${inquiry.inquiryId}/${messageId}`)
  if (exhausted === undefined) return undefined
  deps.onCapped(exhausted)
  await withhold(deps, inquiry, messageId, exhausted)
  return 'capped'
}

async function tell(deps: AcknowledgeDeps, found: Inquiry, givenAt: Instant): Promise<DelayOutcome> {
  const messageId = `${DELAY}${givenAt}`
  const index = await deps.configuration()
  const inquiry = await withTimelyPromise(deps, index, found)
  const advisor = await whoTakesCare(deps.roster, inquiry, index, deps.clock())
  const facts = await factsOf(deps, index, inquiry, { kind: 'delay', advisor })
  const rendered = deps.renderer(index).acknowledgement(facts)
  if (rendered.fallback !== undefined) deps.onFallback(rendered.fallback)
  const record = (at: Instant, way: 'sent' | 'shown-in-app') =>
    recordTold(deps, inquiry.inquiryId, givenAt, {
      message: {
        messageId,
        direction: 'outbound',
        kind: 'notice',
        text: rendered.text,
        at,
        author: { role: 'system' },
      },
      detail: {
        way,
        promiseBy: inquiry.promise?.by,
        ...(rendered.fallback === undefined ? {} : { fallback: rendered.fallback }),
      },
    })
  if (inquiry.acknowledgement.way === 'app') {
    const { claim } = await deps.sends.claim(`${inquiry.inquiryId}/${messageId}`, deps.clock(), FOR_EVER)
    await record(claim.claimedAt, 'shown-in-app')
    return 'shown-in-app'
  }
  const to = inquiry.customer.email
  if (to === undefined) return 'withheld'
  const inReplyTo = lastMailOf(await deps.inquiries.messages(inquiry.inquiryId))
  const sent = await sendToCustomer(deps, inquiry, to, inReplyTo, { messageId, kind: 'notice', ...rendered })
  if (sent.state === 'sent') {
    await record(sent.at, 'sent')
    return 'sent'
  }
  const reason = sent.state === 'rejected' ? 'rejected' : 'suppressed-recipient'
  await withhold(deps, inquiry, messageId, reason, sent.state)
  return reason
}

/** The customer's latest mail: the thread that they know. */
const lastMailOf = (messages: readonly Message[]): string | undefined =>
  messages.findLast(({ direction, mailMessageId }) => direction === 'inbound' && mailMessageId !== undefined)
    ?.mailMessageId

async function recordTold(
  deps: AcknowledgeDeps,
  inquiryId: string,
  givenAt: Instant,
  told: { readonly message: Message; readonly detail: unknown },
): Promise<void> {
  const context = { now: told.message.at, by: 'system' }
  await ignoreRepetition(
    changeInquiry(deps.inquiries, inquiryId, (inquiry) => toldOfDelay(inquiry, givenAt, told, context)),
  )
}
