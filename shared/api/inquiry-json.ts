import type { Customer } from '#shared/customer/customer.ts'
import { otherWays } from '#shared/customer/other-ways.ts'
import type { CustomerPromise, Inquiry, InquiryEvent, Message } from '#shared/inquiry/inquiry.ts'
import { previewOf } from '#shared/inquiry/preview.ts'
import { promisesOf } from '#shared/inquiry/promised.ts'
import { toneOf } from '#shared/inquiry/tone.ts'
import { iso } from '#shared/instant.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { Receipt } from '#shared/intake/intake-ledger.ts'
import { type Explanation, explain } from '#shared/routing/explain.ts'
import { storedDecision } from '#shared/routing/stored-decision.ts'
import { type DeliveryState, deliveryStates } from '#shared/sending/delivery-states.ts'
import { referenceOf } from '#shared/token/reference.ts'
import { blocksJson } from './blocks.ts'
import { inHandJson } from './in-hand-json.ts'
import type {
  AdvisorInquiry,
  AdvisorSummary,
  CustomerInquiry,
  CustomerMessage,
  CustomerSummary,
} from './inquiry-output.ts'
import { understoodJson } from './understood.ts'

/** Shown name of an advisor by id; undefined for one that is no longer known. */
export type NameOf = (advisorId: string) => string | undefined

/** An advisor as their customers see them. */
export type ShownAdvisor = NonNullable<CustomerSummary['advisor']>

/** In a customer's list. That a rule holds a message back is the bank's affair: to its sender it has been received. */
export function customerSummary(
  inquiry: Inquiry,
  shown: (advisorId: string) => ShownAdvisor | undefined,
): CustomerSummary {
  const advisor = inquiry.advisorId === undefined ? undefined : shown(inquiry.advisorId)
  return {
    ...summaryOf(inquiry),
    status: inquiry.status === 'suppressed' ? 'received' : inquiry.status,
    preview: inquiry.preview,
    customer: { name: inquiry.customer.name },
    ...(advisor === undefined ? {} : { advisor }),
  }
}

/** What its customer may see: nothing that advisors wrote for each other, nothing of how it was decided. */
export const customerInquiry = (
  inquiry: Inquiry,
  messages: readonly Message[],
  shown: (advisorId: string) => ShownAdvisor | undefined,
): CustomerInquiry => ({
  ...customerSummary(inquiry, shown),
  messages: messages.flatMap(customerMessage),
})

/** An inquiry that was taken in and is not registered yet. */
export const receivedInquiry = (receipt: Receipt, message: ChannelMessage): CustomerInquiry => ({
  inquiryId: receipt.receiptId,
  reference: referenceOf(receipt.receiptId),
  channel: receipt.channel,
  status: 'received',
  urgent: false,
  subject: message.subject,
  preview: previewOf(message.text),
  milestones: { receivedAt: iso(receipt.receivedAt) },
  customer: { name: message.sender.name },
  messages: [
    {
      messageId: receipt.receiptId,
      direction: 'inbound',
      kind: 'inquiry',
      text: message.text,
      at: iso(receipt.receivedAt),
      author: { role: 'customer', ...(message.sender.name === '' ? {} : { name: message.sender.name }) },
    },
  ],
})

/** In an advisor's list. */
export function advisorSummary(inquiry: Inquiry, nameOf: NameOf): AdvisorSummary {
  const { advisorId, notReached, linkedInquiryId, earlierPromises, openedAt } = inquiry
  const { name, customerId, email, verified, ownAdvisorId } = inquiry.customer
  const summary = summaryOf(inquiry)
  const basis = inquiry.promise?.basis
  return {
    ...summary,
    ...(summary.promise === undefined
      ? {}
      : {
          promise: {
            ...summary.promise,
            ...(basis === undefined ? {} : { basis: { ...basis } }),
            ...(earlierPromises === undefined ? {} : { earlier: earlierPromises.map(earlierJson) }),
          },
        }),
    milestones: { ...summary.milestones, ...(openedAt === undefined ? {} : { openedAt: iso(openedAt) }) },
    preview: inquiry.preview,
    because: [...inquiry.because],
    customer: {
      name,
      verified,
      ...(customerId === undefined ? {} : { customerId }),
      ...(email === undefined ? {} : { email }),
      ...(ownAdvisorId === undefined ? {} : { ownAdvisorId }),
    },
    ...(advisorId === undefined ? {} : { advisor: { advisorId, name: nameOf(advisorId) ?? advisorId } }),
    ...(notReached === undefined ? {} : { notReached: { reason: notReached.reason, at: iso(notReached.at) } }),
    ...inHandJson(inquiry, nameOf),
    ...(linkedInquiryId === undefined ? {} : { linkedInquiryId }),
    warnings: [...(inquiry.warnings ?? [])],
    hardship: [...(inquiry.hardship ?? [])],
  }
}

/** What advisors of its desk see: everything. */
export function advisorInquiry(
  inquiry: Inquiry,
  messages: readonly Message[],
  events: readonly InquiryEvent[],
  nameOf: NameOf,
  /** The customer in the directory; only needed where mail does not reach them. */
  known?: Customer,
  earlier: readonly Inquiry[] = [],
): AdvisorInquiry {
  const deliveries = deliveryStates(events)
  return {
    ...advisorSummary(inquiry, nameOf),
    tone: toneJson(inquiry, messages),
    ...understoodJson(inquiry, messages),
    ...(inquiry.notReached === undefined ? {} : { otherWays: [...otherWays(inquiry, known)] }),
    known: knownJson(inquiry, nameOf),
    earlier: earlier.map(({ inquiryId, reference, subject, topic, status, receivedAt }) => ({
      ...{ inquiryId, reference, subject, topic, status },
      receivedAt: iso(receivedAt),
    })),
    messages: messages.map((message) => advisorMessage(message, deliveries.get(message.messageId))),
    decisions: events.map(({ eventId, at, type, by, detail }) => ({
      eventId,
      at: iso(at),
      type,
      by,
      ...(detail === undefined ? {} : { detail }),
      ...explanationsOf(detail, nameOf),
    })),
  }
}

function knownJson({ customer }: Inquiry, nameOf: NameOf): AdvisorInquiry['known'] {
  const { segment, companyId, values = [], ownAdvisorId, phone } = customer
  return {
    values: [...values],
    ...(segment === undefined ? {} : { segment }),
    ...(companyId === undefined ? {} : { companyId }),
    ...(ownAdvisorId === undefined
      ? {}
      : { ownAdvisor: { advisorId: ownAdvisorId, name: nameOf(ownAdvisorId) ?? ownAdvisorId } }),
    ...(phone === undefined ? {} : { phone }),
  }
}

function toneJson(inquiry: Inquiry, messages: readonly Message[]): AdvisorInquiry['tone'] {
  const { angry, address } = toneOf(messages, inquiry.subject)
  return {
    angry: [...angry],
    ...(address === undefined ? {} : { address }),
    ...(inquiry.writtenIn === undefined ? {} : { writtenIn: inquiry.writtenIn }),
  }
}

/** A routing decision in words, in each language of advisors. */
function explanationsOf(detail: unknown, nameOf: NameOf) {
  const stored = storedDecision(detail)
  if (stored === undefined) return {}
  const { de, en } = { de: explain(stored, 'de', nameOf), en: explain(stored, 'en', nameOf) }
  const plain = ({ outcome, people }: Explanation) => ({ outcome, people: people.map((one) => ({ ...one })) })
  return { explanation: { de: plain(de), en: plain(en) } }
}

const advisorMessage = (message: Message, delivery: DeliveryState | undefined): AdvisorInquiry['messages'][number] => {
  const { messageId, direction, kind, text, at, author, callback, masked } = message
  return {
    messageId,
    direction,
    kind,
    text,
    ...blocksJson(message),
    at: iso(at),
    author: { ...author },
    ...(callback === undefined
      ? {}
      : { callback: { ...callback, times: callback.times.map(({ from, to }) => ({ from: iso(from), to: iso(to) })) } }),
    ...(masked === undefined ? {} : { masked: [...masked] }),
    ...(delivery === undefined ? {} : { delivery: { ...delivery, at: iso(delivery.at) } }),
  }
}

const outcomeOf = ({ kept, broken }: CustomerPromise): boolean | undefined =>
  kept ?? (broken === true ? false : undefined)

/** A promise that was put off, as advisors see it. */
function earlierJson(promise: CustomerPromise) {
  const { by, givenAt, toldAt, basis } = promise
  const kept = outcomeOf(promise)
  return {
    by: iso(by),
    givenAt: iso(givenAt),
    ...(toldAt === undefined ? {} : { toldAt: iso(toldAt) }),
    ...(kept === undefined ? {} : { kept }),
    ...(basis === undefined ? {} : { basis: { ...basis } }),
  }
}

function summaryOf(inquiry: Inquiry) {
  const { inquiryId, reference, channel, status, desk, topic, language, urgent, subject, promise } = inquiry
  const [first] = promisesOf(inquiry)
  const kept = first === undefined ? undefined : outcomeOf(first)
  return {
    inquiryId,
    reference,
    channel,
    status,
    desk,
    topic,
    language,
    urgent,
    subject,
    ...(promise === undefined ? {} : { promise: { by: iso(promise.by), ...(kept === undefined ? {} : { kept }) } }),
    milestones: {
      receivedAt: iso(inquiry.receivedAt),
      ...(inquiry.acknowledgedAt === undefined ? {} : { acknowledgedAt: iso(inquiry.acknowledgedAt) }),
      ...(inquiry.assignedAt === undefined ? {} : { assignedAt: iso(inquiry.assignedAt) }),
      ...(inquiry.answeredAt === undefined ? {} : { answeredAt: iso(inquiry.answeredAt) }),
      ...(inquiry.resolvedAt === undefined ? {} : { resolvedAt: iso(inquiry.resolvedAt) }),
    },
  }
}

function customerMessage(message: Message): readonly CustomerMessage[] {
  const { messageId, direction, kind, text, at, author } = message
  if (direction === 'note' || kind === 'note') return []
  const { role, name } = author
  return [
    {
      messageId,
      direction,
      kind,
      text,
      ...blocksJson(message),
      at: iso(at),
      author: { role, ...(name === undefined || name === '' ? {} : { name }) },
    },
  ]
}
