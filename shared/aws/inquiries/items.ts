import type { Inquiry, InquiryEvent, Message } from '#shared/inquiry/inquiry.ts'
import { eventSchema, inquirySchema, messageSchema } from '#shared/inquiry/inquiry-schema.ts'
import { type Places, placesOf, sortable } from '#shared/inquiry/list-keys.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item, Key } from '../dynamo/read.ts'
import { TABLES } from '../tables.ts'

/** Keys of an inquiry's item collection: its state, its messages and its events. */
export const partition = (inquiryId: string): string => `INQ#${inquiryId}`
/** The inquiry of a partition key. */
export const inquiryIdOf = (pk: string): string => pk.slice('INQ#'.length)
export const stateKey = (inquiryId: string): Key => ({ pk: partition(inquiryId), sk: 'STATE' })
export const MESSAGE_PREFIX = 'MSG#'
export const EVENT_PREFIX = 'EVT#'

const [byDesk, byAdvisor, byCustomer, byDue, byTimer, byNotReached] = TABLES.inquiries.indexes
/** The index in which each kind of place is kept. */
export const INDEX_OF = {
  desk: byDesk,
  advisor: byAdvisor,
  customer: byCustomer,
  due: byDue,
  timer: byTimer,
  notReached: byNotReached,
} as const satisfies Record<keyof Places, unknown>

/** Index attributes of an inquiry; undefined where it stands in no such list. */
export function placeAttributes(inquiry: Inquiry): Readonly<Record<string, string | undefined>> {
  const { desk, advisor, customer, due, timer, notReached } = placesOf(inquiry)
  return {
    [byDesk.partitionKey]: desk?.list,
    [byDesk.sortKey]: desk?.order,
    [byAdvisor.partitionKey]: advisor?.list,
    [byAdvisor.sortKey]: advisor?.order,
    [byCustomer.partitionKey]: customer?.list,
    [byCustomer.sortKey]: customer?.order,
    [byDue.partitionKey]: due?.list,
    [byDue.sortKey]: due?.order,
    [byTimer.partitionKey]: timer?.list,
    [byTimer.sortKey]: timer?.order,
    [byNotReached.partitionKey]: notReached?.list,
    [byNotReached.sortKey]: notReached?.order,
  }
}

export const messageItem = (inquiryId: string, message: Message): Record<string, unknown> => ({
  ...message,
  pk: partition(inquiryId),
  sk: `${MESSAGE_PREFIX}${sortable(message.at)}#${message.messageId}`,
})

/** `milestone` is a top-level attribute only where there is one: the stream's filter looks for it. */
export const eventItem = (inquiryId: string, event: InquiryEvent): Record<string, unknown> => ({
  ...event,
  pk: partition(inquiryId),
  sk: `${EVENT_PREFIX}${sortable(event.at)}#${event.eventId}`,
})

export const readState = (item: Item): Inquiry => readAs(inquirySchema, item, 'stored inquiry')
export const readMessage = (item: Item): Message => readAs(messageSchema, item, 'stored message')
export const readEvent = (item: Item): InquiryEvent => readAs(eventSchema, item, 'stored event')
