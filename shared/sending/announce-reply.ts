import type { CustomerDirectory } from '#shared/customer/customer.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import { announceByPush, type PushDeps } from './announce-by-push.ts'
import { announcementMail } from './announcement-mail.ts'
import { type OutgoingDeps, sendToCustomer } from './outgoing.ts'

export interface AnnounceDeps extends OutgoingDeps, PushDeps {
  readonly customers: Pick<CustomerDirectory, 'find'>
}

/**
 * Tells a customer that a reply is there, as they wish: on the devices where they allowed it, else by mail, where the
 * directory has an address of theirs; or by one alone, or by both. The reply itself is in the app whatever becomes of either, so a mail that cannot go out is nothing to
 * tell anybody. Throws what sendToCustomer throws.
 */
export async function announceReply(
  deps: AnnounceDeps,
  inquiry: Inquiry,
  reply: Message,
): Promise<'pushed' | 'announced' | 'in-app'> {
  const { customerId } = inquiry.customer
  if (customerId === undefined) return 'in-app'
  const { emails = [], channel } = (await deps.customers.find(customerId)) ?? {}
  const pushed = channel !== 'mail' && (await announceByPush(deps, customerId, inquiry, reply))
  const otherwise = pushed ? 'pushed' : 'in-app'
  const [to] = emails
  if (to === undefined || channel === 'app' || (pushed && channel !== 'both')) return otherwise
  const sent = await sendToCustomer(deps, inquiry, to, undefined, {
    // As the reply's own mail: what becomes of it is found under the reply, and a crash is mended the same way.
    messageId: reply.messageId,
    kind: 'notice',
    ...announcementMail(inquiry.language, await deps.configuration()),
  })
  return sent.state === 'sent' ? 'announced' : otherwise
}
