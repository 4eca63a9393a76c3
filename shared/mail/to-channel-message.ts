import type { Configuration } from '#shared/configuration/schema.ts'
import { type ChannelMessage, channelMessageSchema, LIMITS, type MailFacts } from '#shared/intake/channel-message.ts'
import { readAs } from '#shared/read-as.ts'
import { automaticVerdict } from './automatic/automatic-verdict.ts'
import { cutText } from './clean-line.ts'
import type { DeliveryStatus } from './delivery-status.ts'
import { fingerprint } from './fingerprint.ts'
import { isOwnMessageId, ownAddresses } from './own-addresses.ts'
import { isAddress } from './read-addresses.ts'
import { type ReadMail, TOO_LARGE } from './read-mail.ts'
import type { SesNotice } from './ses-notice.ts'
import { sameKey } from './thread-keys.ts'

const MOST = { recipients: 200, envelope: 100, address: 320 } as const

/** A received mail as the message that every channel makes: everything within the bounds of ChannelMessage. Pure. */
export function toChannelMessage(
  notice: SesNotice,
  mail: ReadMail,
  institute: Configuration['institute'],
): ChannelMessage {
  const email = senderAddress(notice, mail)
  const name = cutText(mail.from.name, LIMITS.name)
  const message: ChannelMessage = {
    channel: 'email',
    receivedAt: notice.receivedAt,
    sender: { name, ...(email === undefined ? {} : { email }) },
    subject: cutText(mail.subject, 998),
    text: cutText(mail.text, LIMITS.mailText),
    mail: factsOf(notice, mail, institute, email ?? ''),
  }
  return readAs(channelMessageSchema, message, 'mail as a channel message')
}

/** The From address in lower case, or the envelope's where From has none that could be answered. */
function senderAddress(notice: SesNotice, mail: ReadMail): string | undefined {
  return [mail.from.address, notice.envelopeFrom]
    .map((address) => address.toLowerCase())
    .find((address) => isAddress(address) && address.length <= LIMITS.email)
}

function factsOf(notice: SesNotice, mail: ReadMail, institute: Configuration['institute'], sender: string): MailFacts {
  const { subject, visibleText, attachments } = mail
  const { replyDomain } = institute.mail
  const automatic = automaticVerdict(mail, {
    envelopeFrom: notice.envelopeFrom,
    verdicts: notice.verdicts,
    ownAddresses: ownAddresses(institute),
    replyDomain,
    isOurMessageId: (id) => isOwnMessageId(id, replyDomain),
  })
  const content = fingerprint({ sender, subject, visibleText, attachments })
  const same = sameKey(sender, visibleText, content)
  return {
    rawKey: notice.rawKey,
    envelopeFrom: cutText(notice.envelopeFrom, MOST.address),
    envelopeTo: notice.envelopeTo.slice(0, MOST.envelope).map((address) => cutText(address, MOST.address)),
    ...(mail.messageId === undefined ? {} : { messageId: cutText(mail.messageId, 998) }),
    // Nothing else tells the same words of another day apart where the sender's mailer writes no id.
    ...(mail.messageId === undefined ? { date: mail.date ?? dayOf(notice.receivedAt) } : {}),
    inReplyTo: [...mail.inReplyTo],
    references: [...mail.references],
    addressedTo: mail.addressedTo.slice(0, MOST.recipients),
    ...(automatic === undefined ? {} : { automatic }),
    fingerprint: content,
    ...(same === undefined ? {} : { same }),
    ...(mail.replyTo === undefined ? {} : { replyTo: cutText(mail.replyTo, MOST.address).toLowerCase() }),
    ...(mail.defects.includes(TOO_LARGE) ? { tooLarge: true } : {}),
    ...(mail.deliveryStatus === undefined ? {} : { report: reportOf(mail.deliveryStatus) }),
    verdicts: notice.verdicts,
  }
}

const reportOf = ({ recipients, about }: DeliveryStatus): NonNullable<MailFacts['report']> => ({
  recipients: recipients.map(({ addresses, ...rest }) => ({ addresses: [...addresses], ...rest })),
  about: about.map((id) => cutText(id, 998)),
})

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
