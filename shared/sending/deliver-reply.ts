import type { BlobStore } from '#shared/blob/blob-store.ts'
import { Missing } from '#shared/errors.ts'
import type { Inquiry, Message, NotReached } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { DeliveryRequest } from '#shared/queue/queue.ts'
import { type AnnounceDeps, announceReply } from './announce-reply.ts'
import type { MailFile } from './compose.ts'
import { recordSendingFact } from './not-reached.ts'
import { type OutgoingDeps, sendToCustomer } from './outgoing.ts'
import { replyMail } from './reply-mail.ts'

/** A reply can have files, which an acknowledgement never has. */
export interface DeliverDeps extends AnnounceDeps {
  readonly blobs: Pick<BlobStore, 'get'>
}

export type DeliveryOutcome = 'sent' | 'pushed' | 'announced' | 'in-app' | NotReached['reason']

/**
 * Brings an advisor's reply to the customer by the way they wrote. In the app it is there already; a notification or a mail says so and no more.
 * Once: claimed, sent, recorded. Throws Missing, Postponed, Unavailable and AmbiguousSend.
 */
export async function deliverReply(deps: DeliverDeps, request: DeliveryRequest): Promise<DeliveryOutcome> {
  const inquiry = await deps.inquiries.find(request.inquiryId)
  const messages = await deps.inquiries.messages(request.inquiryId)
  const reply = messages.find((message) => message.messageId === request.messageId && message.kind === 'reply')
  if (inquiry === undefined || reply === undefined) throw new Missing('reply')
  if (inquiry.channel === 'mobile') return announceReply(deps, inquiry, reply)
  const to = inquiry.customer.email
  if (to === undefined) return recordDelivery(deps, inquiry, reply, 'no-address', reply.at)
  const sent = await sendToCustomer(deps, inquiry, to, lastMailOf(messages, reply), {
    messageId: reply.messageId,
    kind: 'reply',
    ...replyMail(inquiry, reply, await deps.configuration()),
    files: await filesOf(deps, reply),
  })
  return recordDelivery(deps, inquiry, reply, sent.state, sent.state === 'sent' ? sent.at : reply.at)
}

async function filesOf({ blobs }: DeliverDeps, { attachments = [] }: Message): Promise<readonly MailFile[]> {
  return Promise.all(
    attachments.map(async ({ key, name, type }) => {
      const content = await blobs.get(key)
      if (content === undefined) throw new Missing('attachment')
      return { name, type, content }
    }),
  )
}

/** The customer's latest mail before the reply: what it answers. */
const lastMailOf = (messages: readonly Message[], reply: Message): string | undefined =>
  messages.findLast(
    (message) => message.mailMessageId !== undefined && message.direction === 'inbound' && message.at <= reply.at,
  )?.mailMessageId

async function recordDelivery(
  deps: OutgoingDeps,
  inquiry: Inquiry,
  reply: Message,
  outcome: 'sent' | NotReached['reason'],
  at: Instant,
): Promise<DeliveryOutcome> {
  await recordSendingFact(deps.inquiries, inquiry, {
    eventId: `delivery-${reply.messageId}`,
    type: 'delivery',
    at,
    detail: { outcome },
    ...(outcome === 'sent' ? {} : { customer: outcome }),
  })
  return outcome
}
