import type { ActionContext } from '../event.ts'
import { eventOf } from '../event.ts'
import type { CustomerPromise, Inquiry, Message } from '../inquiry.ts'
import type { InquiryChange } from '../inquiry-store.ts'
import { answered, isKept, reopened, resolved, waitsAtRound } from './milestones.ts'
import { noticeOf, releaseLoad, transition } from './transition.ts'
import { undoableOf } from './undoing.ts'

/** An advisor's reply. The first of a round is the response that the promise was about; automatic mail never counts. */
export function reply(inquiry: Inquiry, message: Message, context: ActionContext): InquiryChange {
  const first = inquiry.answeredAt === undefined
  return transition(inquiry, 'reply', context, {
    set: {
      touchedAt: context.now,
      customerSince: inquiry.customerSince ?? context.now,
      ...(first ? { answeredAt: context.now } : {}),
      ...(first ? outcomes(inquiry, context) : {}),
    },
    messages: [message],
    detail: { messageId: message.messageId },
    ...(first ? { milestone: answered(inquiry, context) } : {}),
    load: releaseLoad(inquiry, context),
  })
}

/** What became of each promise of the round. */
function outcomes({ promise, earlierPromises }: Inquiry, context: ActionContext): InquiryChange['set'] {
  const ended = (one: CustomerPromise): CustomerPromise => ({ ...one, kept: isKept(one, context) })
  return {
    ...(promise === undefined ? {} : { promise: ended(promise) }),
    ...(earlierPromises === undefined ? {} : { earlierPromises: earlierPromises.map(ended) }),
  }
}

/** A note among colleagues; no transition, never shown to the customer, never a response. */
export const note = (inquiry: Inquiry, message: Message, context: ActionContext): InquiryChange => ({
  inquiryId: inquiry.inquiryId,
  set: { touchedAt: context.now },
  messages: [message],
  events: [
    eventOf(inquiry, context, {
      eventId: `note-${message.messageId}`,
      type: 'note',
      detail: { messageId: message.messageId },
    }),
  ],
  load: noticeOf(inquiry),
})

/** Closes the matter. `outcome` is the advisor's word for how it ended. */
export const resolve = (inquiry: Inquiry, outcome: string | undefined, context: ActionContext): InquiryChange =>
  transition(inquiry, 'resolve', context, {
    set: {
      resolvedAt: context.now,
      customerSince: undefined,
      waits: undefined,
      ...undoableOf(inquiry, 'resolve', context),
    },
    ...(outcome === undefined ? {} : { detail: { outcome } }),
    milestone: resolved(inquiry, context),
    load: releaseLoad(inquiry, context),
  })

/** A new round with its own promise: a further question on an answered matter (`ask`) or a resolved one taken up again (`reopen`). */
export const newRound = (
  inquiry: Inquiry,
  name: 'ask' | 'reopen',
  promise: CustomerPromise,
  message: Message | undefined,
  context: ActionContext,
  /** Why the message was taken for one of this matter. */
  why?: string,
): InquiryChange =>
  transition(inquiry, name, context, {
    set: {
      round: inquiry.round + 1,
      roundAt: message?.at ?? context.now,
      promise,
      earlierPromises: undefined,
      lastAdvisorId: inquiry.advisorId,
      advisorId: undefined,
      configVersion: promise.configVersion,
      assignedAt: undefined,
      answeredAt: undefined,
      touchedAt: undefined,
      openedAt: undefined,
      advisorSince: undefined,
      customerSince: undefined,
      waits: waitsAtRound(inquiry, message?.at ?? context.now),
      roundBegan: name === 'reopen' ? 'reopening' : 'question',
      ...(name === 'reopen' ? { resolvedAt: undefined, reopenedAt: message?.at ?? context.now } : {}),
    },
    ...(name === 'reopen' ? { milestone: reopened(inquiry, context) } : {}),
    ...(message === undefined ? {} : { messages: [message] }),
    detail: {
      promiseBy: promise.by,
      ...(promise.basis === undefined ? {} : { basis: promise.basis }),
      configVersion: promise.configVersion,
      ...(message === undefined ? {} : { messageId: message.messageId }),
      ...(why === undefined ? {} : { why }),
    },
  })

/** A further message while the matter is open anyway: it joins; what was put aside comes back, nothing else changes. */
export const addMessage = (inquiry: Inquiry, message: Message, why: string, context: ActionContext): InquiryChange => ({
  inquiryId: inquiry.inquiryId,
  ...(inquiry.snooze === undefined ? {} : { set: { snooze: undefined } }),
  load: noticeOf(inquiry),
  messages: [message],
  events: [
    eventOf(inquiry, context, {
      eventId: `joined-${message.messageId}`,
      type: 'joined',
      detail: { messageId: message.messageId, why },
    }),
  ],
})
