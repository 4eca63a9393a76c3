import { Conflict } from '#shared/errors.ts'
import type { Instant } from '#shared/instant.ts'
import type { ActionContext } from '../event.ts'
import type { Inquiry, Message } from '../inquiry.ts'
import type { InquiryChange, LoadChange } from '../inquiry-store.ts'
import { noticeOf, releaseLoad, staying, weightOf } from './transition.ts'

/** Offers a matter to a colleague, with a note. It stays where it is until they accept. */
export const offer = (
  inquiry: Inquiry,
  to: { readonly advisorId: string; readonly until: Instant },
  message: Message,
  context: ActionContext,
): InquiryChange =>
  staying(inquiry, 'offer', context, {
    set: {
      offer: { to: to.advisorId, from: inquiry.advisorId ?? '', at: context.now, until: to.until },
      touchedAt: context.now,
    },
    messages: [message],
    detail: { to: to.advisorId, until: to.until },
    load: both(inquiry, to.advisorId),
  })

/** The colleague takes it: their load and the other's change together. Throws Conflict when it is not offered to them. */
export function accept(
  inquiry: Inquiry,
  advisor: { readonly advisorId: string; readonly capacity: number },
  context: ActionContext,
): InquiryChange {
  const { advisorId, capacity } = advisor
  if (inquiry.offer?.to !== advisorId || inquiry.offer.until <= context.now) throw new Conflict('inquiry')
  return staying(inquiry, 'accept', context, {
    set: {
      advisorId,
      advisorSince: context.now,
      offer: undefined,
      snooze: undefined,
      moveAt: undefined,
      touchedAt: context.now,
    },
    detail: { fromAdvisorId: inquiry.advisorId, advisorId },
    load: [
      ...releaseLoad(inquiry, context),
      { advisorId, add: inquiry.inquiryId, weight: weightOf(inquiry), capacity, at: context.now },
    ],
  })
}

/** The colleague returns it with a note, or whoever offered it thinks better of it. Throws Conflict when there is no such offer. */
export function decline(inquiry: Inquiry, message: Message, context: ActionContext): InquiryChange {
  const { to, from } = inquiry.offer ?? {}
  if (to === undefined || ![`advisor:${to}`, `advisor:${from}`].includes(context.by)) throw new Conflict('inquiry')
  return staying(inquiry, 'decline', context, {
    set: { offer: undefined },
    messages: [message],
    detail: { to, from },
    load: both(inquiry, to),
  })
}

/** Nobody accepted in time: it stays with whoever offered it, who is told. */
export const lapse = (inquiry: Inquiry, context: ActionContext): InquiryChange | undefined =>
  inquiry.offer === undefined || inquiry.offer.until > context.now
    ? undefined
    : staying(inquiry, 'lapse', context, {
        set: { offer: undefined },
        detail: { to: inquiry.offer.to },
        load: both(inquiry, inquiry.offer.to),
      })

const both = (inquiry: Inquiry, to: string): readonly LoadChange[] => [
  ...noticeOf(inquiry).filter(({ advisorId }) => advisorId !== to),
  { advisorId: to, notice: true },
]
