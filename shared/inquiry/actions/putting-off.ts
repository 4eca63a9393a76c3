import type { Instant } from '#shared/instant.ts'
import { type ActionContext, eventOf } from '../event.ts'
import type { CustomerPromise, Inquiry, Message } from '../inquiry.ts'
import type { InquiryChange } from '../inquiry-store.ts'
import { staying } from './transition.ts'

/** So often a round is put off by a machine; then it is for people to say something. */
const MOST_DELAYS = 2

/**
 * Whether the customer is told when this promise will probably break, or has broken: they know of it, wait for an answer
 * and can be told. Never where nothing was acknowledged, what is put aside comes back before its promise, and whoever mail
 * does not reach is left to people. Pure.
 */
export function mayBePutOff(inquiry: Inquiry): inquiry is Inquiry & { readonly promise: CustomerPromise } {
  const { status, acknowledgement, acknowledgedAt, promise, earlierPromises = [], snooze, notReached } = inquiry
  const waits = (status === 'waiting' || status === 'assigned') && (snooze === undefined || snooze.over === true)
  const told = acknowledgedAt !== undefined && (acknowledgement.way === 'mail' || acknowledgement.way === 'app')
  return waits && told && notReached === undefined && promise !== undefined && earlierPromises.length < MOST_DELAYS
}

/** A later promise takes the place of one that will not be, or was not, kept. Both stay, with what they were computed from. */
export function putOff(
  inquiry: Inquiry & { readonly promise: CustomerPromise },
  promise: CustomerPromise,
  /** How likely the earlier one was to break; 1 for one that has passed. */
  likelihood: number,
  context: ActionContext,
): InquiryChange {
  const before = inquiry.promise
  return staying(inquiry, 'put-off', context, {
    set: { promise, earlierPromises: [...(inquiry.earlierPromises ?? []), before] },
    detail: {
      promiseBy: promise.by,
      basis: promise.basis,
      before: before.by,
      passed: before.by < context.now,
      likelihood,
      configVersion: promise.configVersion,
    },
  })
}

/** The customer has been told that the promise given at `givenAt` gave way to a later one. */
export function toldOfDelay(
  inquiry: Inquiry,
  givenAt: Instant,
  told: { readonly message: Message; readonly detail: unknown },
  context: ActionContext,
): InquiryChange {
  const { inquiryId, earlierPromises, version } = inquiry
  const toldAt = context.now
  return {
    inquiryId,
    expectVersion: version,
    ...(earlierPromises === undefined
      ? {}
      : {
          set: { earlierPromises: earlierPromises.map((one) => (one.givenAt === givenAt ? { ...one, toldAt } : one)) },
        }),
    messages: [told.message],
    events: [eventOf(inquiry, context, { eventId: told.message.messageId, type: 'delay-told', detail: told.detail })],
  }
}
