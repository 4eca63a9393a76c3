import type { Configuration } from '#shared/configuration/schema.ts'
import type { InquiryWarning } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { imitatesDomain, readsLike } from '#shared/mail/lookalikes.ts'
import { ownAddresses } from '#shared/mail/own-addresses.ts'

/**
 * What an advisor should know before they believe who wrote; in the order in which it matters. `linked`: the sender
 * referred to a matter that is somebody else's. Says nothing of signed-in senders. Pure.
 */
export function warningsOf(message: ChannelMessage, configuration: Configuration, linked: boolean): InquiryWarning[] {
  if (message.channel === 'mobile') return []
  const { sender, mail } = message
  const domain = domainOf(sender.email ?? '')
  const own = ownDomains(configuration)
  const isForeign = !own.some((one) => domain === one || domain.endsWith(`.${one}`))
  const found: readonly (readonly [InquiryWarning, boolean])[] = [
    // A bounce refers to our own mail, and rightly.
    ['linked-from-other-sender', linked && mail?.report === undefined],
    ['dmarc-failed', mail?.verdicts.dmarc === 'FAIL'],
    ['lookalike-domain', isForeign && own.some((one) => imitatesDomain(domain, one))],
    ['looks-like-our-staff', isForeign && ourNames(configuration, own).some((name) => readsLike(sender.name, name))],
    ['reply-to-differs', mail?.replyTo !== undefined && mail.replyTo !== sender.email],
  ]
  return found.flatMap(([warning, holds]) => (holds ? [warning] : []))
}

/** Domains from which only the institute writes. */
const ownDomains = ({ institute, advisors }: Configuration): string[] => [
  ...new Set(
    [...ownAddresses(institute), ...advisors.map(({ email }) => email), `@${institute.mail.replyDomain}`].map(domainOf),
  ),
]

/** Names under which nobody else writes: the institute's, its advisors', and its domains. */
const ourNames = ({ institute, advisors }: Configuration, own: readonly string[]): string[] => [
  institute.name,
  institute.mail.fromName,
  ...advisors.map(({ name }) => name),
  ...own,
]

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
