import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { SendRejected, Unavailable } from '#shared/errors.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Clock, Instant } from '#shared/instant.ts'
import { ownMessageId } from '#shared/mail/own-addresses.ts'
import { midKey } from '#shared/mail/thread-keys.ts'
import { replyLocalPart } from '#shared/token/reply-address.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'
import { composeMail, type MailKind } from './compose.ts'
import type { MailSender } from './mail-sender.ts'
import type { SendLedger } from './send-ledger.ts'

export interface OutgoingDeps {
  readonly inquiries: InquiryStore
  readonly sends: SendLedger
  readonly mail: MailSender
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly keys: () => Promise<SigningKeys>
  readonly clock: Clock
  /** Counts a send whose first attempt may have gone out too. */
  readonly onAmbiguous: () => void
}

export interface OutgoingText {
  readonly messageId: string
  readonly kind: MailKind
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Older claims without a record are of a sender that crashed: no worker lives longer than its time-out of 10 s. */
const CLAIM_STALE_AFTER = 30_000

/** `at` is when it was recorded as sent: the same however often it is asked, so that what depends on it happens once. */
export type SendOutcome = { readonly state: 'sent'; readonly at: Instant } | { readonly state: 'rejected' }

/**
 * Sends one mail of an inquiry to its customer: claimed before, recorded after, in the thread of the customer's mail.
 * A crash between send and record lets it go out a second time; that window is counted, never hidden.
 * Throws Unavailable (also while somebody else is sending it) and AmbiguousSend: come back later.
 */
export async function sendToCustomer(
  deps: OutgoingDeps,
  inquiry: Inquiry,
  to: string,
  inReplyTo: string | undefined,
  outgoing: OutgoingText,
): Promise<SendOutcome> {
  const key = `${inquiry.inquiryId}/${outgoing.messageId}`
  const { state, claim } = await deps.sends.claim(key, deps.clock(), CLAIM_STALE_AFTER)
  if (state === 'sent') return { state, at: claim.sentAt ?? claim.claimedAt }
  if (state === 'taken') throw new Unavailable('claim')
  if (state === 'stale') deps.onAmbiguous()
  const { institute } = await deps.configuration()
  const { fromAddress, fromName, replyDomain } = institute.mail
  const ownId = ownMessageId(inquiry.inquiryId, outgoing.messageId, replyDomain)
  const raw = await composeMail({
    from: { name: fromName, address: fromAddress },
    to,
    replyTo: `${replyLocalPart(inquiry.inquiryId, to, await deps.keys())}@${replyDomain}`,
    subject: outgoing.subject,
    text: outgoing.text,
    html: outgoing.html,
    kind: outgoing.kind,
    date: deps.clock(),
    ownId,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
  })
  try {
    const tags = { inquiry: inquiry.inquiryId, message: outgoing.messageId }
    const { providerId } = await deps.mail.send({ raw, from: fromAddress, to, tags })
    const at = deps.clock()
    await deps.sends.sent(key, at, providerId)
    await deps.inquiries.addThreadKeys(inquiry.inquiryId, [midKey(ownId), midKey(`<${providerId}@amazonses.com>`)])
    return { state: 'sent', at }
  } catch (error) {
    if (error instanceof Unavailable) await deps.sends.release(key)
    if (error instanceof SendRejected) return { state: 'rejected' }
    throw error
  }
}
