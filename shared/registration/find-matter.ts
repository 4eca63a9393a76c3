import { Unavailable } from '#shared/errors.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { ThreadKey } from '#shared/inquiry/inquiry-store.ts'
import { survivorOf } from '#shared/inquiry/merged.ts'
import type { ChannelMessage, MailFacts } from '#shared/intake/channel-message.ts'
import { copyKey, midKey } from '#shared/mail/thread-keys.ts'
import { readReplyLocalPart } from '#shared/token/reply-address.ts'
import type { SigningKeys } from '#shared/token/signing-keys.ts'
import { recognise } from './recognise.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import { findSameWords } from './same-matter.ts'

/** Where a message belongs. */
export type Matter =
  /** The same mail again: nothing new was said. */
  | { readonly kind: 'copy'; readonly inquiry: Inquiry }
  | { readonly kind: 'further'; readonly inquiry: Inquiry; readonly why: string; readonly sameWords?: ThreadKey }
  /** A new matter; `linkedInquiryId` names one that it is a complaint about, or that the sender referred to without being its customer. */
  | { readonly kind: 'new'; readonly linkedInquiryId?: string; readonly sameWords?: ThreadKey }

/**
 * Finds the matter of a message: a complaint about one's own, posted to an inquiry, a copy of a mail, a signed reply address, In-Reply-To and
 * References, the same words within the configured time, in that order. Only the customer of a matter joins it; anybody
 * else opens a new one, linked. `sameWords` is to be entered with the message, so that the next one finds it.
 */
export async function findMatter(deps: RegistrationDeps, message: ChannelMessage): Promise<Matter> {
  if (message.complainsAbout !== undefined) {
    const inquiry = await follow(deps, message.complainsAbout)
    return { kind: 'new', ...(inquiry === undefined ? {} : { linkedInquiryId: inquiry.inquiryId }) }
  }
  if (message.inquiryId !== undefined) {
    const inquiry = await follow(deps, message.inquiryId)
    if (inquiry === undefined) return { kind: 'new' }
    // A form that joined a known customer's mail proves nothing of who filled it in: its link does not lead into the matter.
    if (message.channel === 'web' && inquiry.inquiryId !== message.inquiryId && inquiry.customer.verified) {
      return { kind: 'new', linkedInquiryId: inquiry.inquiryId }
    }
    // Intake has checked token or identity before it put the id there.
    return { kind: 'further', inquiry, why: `posted-${message.channel}` }
  }
  const copied = message.mail && (await deps.inquiries.byThreadKey(copyKeyOf(message.mail, message)))
  const copy = copied === undefined ? undefined : await deps.inquiries.find(copied)
  if (copy !== undefined) return { kind: 'copy', inquiry: copy }
  // What programs send never takes up a matter again, and a failed DMARC check means that the sender may be somebody else.
  if (message.mail?.automatic?.way === 'suppressed' || message.mail?.verdicts.dmarc === 'FAIL') return { kind: 'new' }
  if (message.suspicion !== undefined) return { kind: 'new' }
  const same = await findSameWords(deps, message, await deps.configuration())
  const sameWords = same === undefined ? {} : { sameWords: same.threadKey }
  const referred = await referredTo(deps, message, await deps.keys())
  if (referred === undefined)
    return { ...(same?.joins ? await further(deps, same.joins) : { kind: 'new' }), ...sameWords }
  const { inquiry, why, trusted } = referred
  const sameAddress = message.sender.email !== undefined && inquiry.customer.email === message.sender.email
  const joins = sameAddress ? trusted : await isKnownCustomerOf(deps, inquiry, message)
  return joins && inquiry.status !== 'suppressed'
    ? { kind: 'further', inquiry, why, ...sameWords }
    : { kind: 'new', linkedInquiryId: inquiry.inquiryId, ...sameWords }
}

const further = async (deps: RegistrationDeps, { inquiry, why }: { readonly inquiry: Inquiry; readonly why: string }) =>
  ({ kind: 'further', inquiry: await survivorOf(deps.inquiries, inquiry), why }) as const

/** Whether a verified customer writes about their own matter from another of their addresses. */
async function isKnownCustomerOf(deps: RegistrationDeps, inquiry: Inquiry, message: ChannelMessage): Promise<boolean> {
  const { customerId, verified } = inquiry.customer
  if (!verified || customerId === undefined) return false
  return (await recognise(message, deps.customers)).customer?.customerId === customerId
}

const copyKeyOf = (mail: MailFacts, { sender }: ChannelMessage): string =>
  copyKey({ ...mail, sender: sender.email ?? '' })

interface Referred {
  readonly inquiry: Inquiry
  readonly why: string
  readonly trusted: boolean
}

async function referredTo(
  deps: RegistrationDeps,
  message: ChannelMessage,
  keys: SigningKeys,
): Promise<Referred | undefined> {
  const { institute } = await deps.configuration()
  const mail = message.mail
  if (mail === undefined) return undefined
  for (const address of mail.envelopeTo) {
    const [local, domain] = address.toLowerCase().split('@')
    if (local === undefined || domain !== institute.mail.replyDomain) continue
    const token = readReplyLocalPart(local, keys)
    const inquiry = token === undefined ? undefined : await follow(deps, token.inquiryId)
    if (token === undefined || inquiry === undefined) continue
    return { inquiry, why: 'reply-address', trusted: token.matches(message.sender.email ?? '') }
  }
  for (const messageId of [...mail.inReplyTo, ...mail.references.toReversed()]) {
    const inquiryId = await deps.inquiries.byThreadKey(midKey(messageId))
    const inquiry = inquiryId === undefined ? undefined : await deps.inquiries.find(inquiryId)
    if (inquiry !== undefined)
      return { inquiry: await survivorOf(deps.inquiries, inquiry), why: 'references', trusted: true }
  }
  return undefined
}

/** The inquiry of an id that was given out: itself, or the matter that its receipt was merged into. */
async function follow(deps: RegistrationDeps, inquiryId: string): Promise<Inquiry | undefined> {
  const inquiry = await deps.inquiries.find(inquiryId)
  if (inquiry !== undefined) return survivorOf(deps.inquiries, inquiry)
  const receipt = (await deps.ledger.find(inquiryId))?.receipt
  if (receipt === undefined) return undefined
  // Its own message is still on the way: this one comes back when that one has been registered.
  if (receipt.outcome === undefined) throw new Unavailable('receipt')
  const matter = receipt.inquiryId === undefined ? undefined : await deps.inquiries.find(receipt.inquiryId)
  return matter && survivorOf(deps.inquiries, matter)
}
