import type { CustomerDirectory } from '#shared/customer/customer.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import { announcementMail } from './announcement-mail.ts'
import { type OutgoingDeps, sendToCustomer } from './outgoing.ts'

export interface AnnounceDeps extends OutgoingDeps {
  readonly customers: Pick<CustomerDirectory, 'find'>
}

/**
 * Tells a customer by mail that a reply is there, where the directory has an address of theirs. The reply itself is in the
 * app whatever becomes of the mail, so a mail that cannot go out is nothing to tell anybody. Throws what sendToCustomer throws.
 */
export async function announceReply(
  deps: AnnounceDeps,
  inquiry: Inquiry,
  reply: Message,
): Promise<'announced' | 'in-app'> {
  const { customerId } = inquiry.customer
  const customer = customerId === undefined ? undefined : await deps.customers.find(customerId)
  const to = customer?.emails[0]
  if (to === undefined) return 'in-app'
  const sent = await sendToCustomer(deps, inquiry, to, undefined, {
    // As the reply's own mail: what becomes of it is found under the reply, and a crash is mended the same way.
    messageId: reply.messageId,
    kind: 'notice',
    ...announcementMail(inquiry.language, await deps.configuration()),
  })
  return sent.state === 'sent' ? 'announced' : 'in-app'
}
