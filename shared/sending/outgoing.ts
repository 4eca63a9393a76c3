import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Postponed, SendRejected, Unavailable } from '#shared/errors.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { type Clock, type Instant, MINUTE } from '#shared/instant.ts'
import { ownMessageId } from '#shared/mail/own-addresses.ts'
import { replyLocalPart } from '#shared/token/reply-address.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'
import { composeMail, type MailFile, type MailKind } from './compose.ts'
import type { MailSender } from './mail-sender.ts'
import type { Claim, SendLedger } from './send-ledger.ts'
import type { SendPacer } from './send-pacer.ts'
import { sentThreadKeys } from './sent-thread-keys.ts'
import type { SuppressionList } from './suppression-list.ts'

export interface OutgoingDeps {
  readonly inquiries: InquiryStore
  readonly sends: SendLedger
  readonly suppressions: SuppressionList
  readonly pace: SendPacer
  readonly mail: MailSender
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly keys: () => Promise<SigningKeys>
  readonly clock: Clock
  /** Counts a send whose first attempt left no trace: neither its sender nor the mail service said that it went out. */
  readonly onAmbiguous: () => void
}

export interface OutgoingText {
  readonly messageId: string
  readonly kind: MailKind
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly files?: readonly MailFile[]
}

/**
 * After a crash between send and record the mail service's Send event tells that the mail went out, and mail-events records
 * it. Silence for this long means that it did not. No worker lives longer than its time-out of 10 s.
 */
export const CLAIM_STALE_AFTER = 2 * MINUTE

/** `at` is when it was recorded as sent: the same however often it is asked, so that what depends on it happens once. */
export type SendOutcome =
  | { readonly state: 'sent'; readonly at: Instant }
  | { readonly state: 'rejected' }
  /** The address is on the bounce or complaint list (rule 12); nothing was sent. */
  | { readonly state: 'suppressed' }

/**
 * Sends one mail of an inquiry to its customer: claimed before, recorded after, in the thread of the customer's mail.
 * Throws Postponed where the account's limits are used up, Unavailable (also while somebody else is sending it) and
 * AmbiguousSend: come back later.
 */
export async function sendToCustomer(
  deps: OutgoingDeps,
  inquiry: Inquiry,
  to: string,
  inReplyTo: string | undefined,
  outgoing: OutgoingText,
): Promise<SendOutcome> {
  const key = `${inquiry.inquiryId}/${outgoing.messageId}`
  if ((await deps.suppressions.find(to)) !== undefined) {
    const claim = await deps.sends.find(key)
    return claim?.sentAt === undefined ? { state: 'suppressed' } : { state: 'sent', at: claim.sentAt }
  }
  const { institute } = await deps.configuration()
  const { fromAddress: from, replyDomain } = institute.mail
  // Before the claim, so that between claim and record there is nothing but the sending itself.
  const raw = await composeMail({
    from: { name: institute.mail.fromName, address: from },
    to,
    replyTo: `${replyLocalPart(inquiry.inquiryId, to, await deps.keys())}@${replyDomain}`,
    subject: outgoing.subject,
    text: outgoing.text,
    html: outgoing.html,
    kind: outgoing.kind,
    date: deps.clock(),
    ownId: ownMessageId(inquiry.inquiryId, outgoing.messageId, replyDomain),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(outgoing.files === undefined ? {} : { files: outgoing.files }),
  })
  const wait = await deps.pace(key)
  if (wait > 0) throw new Postponed(wait)
  const { state, claim } = await deps.sends.claim(key, deps.clock(), CLAIM_STALE_AFTER)
  if (state === 'taken') throw new Unavailable('claim')
  if (state === 'stale') deps.onAmbiguous()
  const tags = { inquiry: inquiry.inquiryId, message: outgoing.messageId }
  try {
    const sent = state === 'sent' ? claim : await sendClaimed(deps, key, { raw, from, to, tags })
    // Also for one that was sent before: a crash may have come between.
    await deps.inquiries.addThreadKeys(
      inquiry.inquiryId,
      sentThreadKeys(inquiry.inquiryId, outgoing.messageId, replyDomain, sent.providerId),
    )
    return { state: 'sent', at: sent.sentAt ?? sent.claimedAt }
  } catch (error) {
    if (error instanceof SendRejected) return { state: 'rejected' }
    throw error
  }
}

/** Sends what was claimed and records it; gives the claim back where the mail certainly did not go out. */
export async function sendClaimed(
  deps: Pick<OutgoingDeps, 'sends' | 'mail' | 'clock'>,
  key: string,
  mail: Parameters<MailSender['send']>[0],
): Promise<Claim> {
  let providerId: string
  try {
    providerId = (await deps.mail.send(mail)).providerId
  } catch (error) {
    if (error instanceof Unavailable) await deps.sends.release(key)
    throw error
  }
  return deps.sends.sent(key, deps.clock(), providerId)
}
