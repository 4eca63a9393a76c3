import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { AcknowledgementPolicy, Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import { nextStatus } from '#shared/inquiry/state-machine.ts'
import type { Instant } from '#shared/instant.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { answerLanguage } from '#shared/language/answer-language.ts'
import { detectLanguage } from '#shared/language/detect-language.ts'
import { copyKey, midKey } from '#shared/mail/thread-keys.ts'
import { promiseFor } from '#shared/promise/promise-for.ts'
import { referenceOf } from '#shared/token/reference.ts'
import { recognizeTopic } from '#shared/topic/recognize-topic.ts'
import type { Writer } from './who-writes.ts'

/** First words shown in lists, in UTF-16 code units. */
const PREVIEW = 200

/** Everything that comes into being with a new inquiry, as one change. Pure. */
export function newInquiry(input: {
  readonly receiptId: string
  readonly message: ChannelMessage
  readonly stored: Message
  readonly writer: Writer
  readonly index: ConfigurationIndex
  readonly now: Instant
  readonly linkedInquiryId?: string
}): InquiryChange {
  const { receiptId, message, stored, writer, index, now } = input
  const detected = detectLanguage(`${message.subject}\n${message.text}`, {
    languages: index.institute.languages,
    fallback: index.institute.defaultLanguage,
    ...(writer.knownLanguage === undefined ? {} : { prior: writer.knownLanguage }),
  })
  const language = message.language ?? detected
  const mailboxDesk = deskOfMailbox(message, index)
  const understood = recognizeTopic(
    {
      subject: message.subject,
      text: message.text,
      language,
      ...(message.topic === undefined ? {} : { chosenTopic: message.topic }),
      ...(mailboxDesk === undefined ? {} : { mailboxDesk }),
    },
    index.configuration,
  )
  const acknowledgement = policyOf(message)
  const suppressed = acknowledgement.way === 'suppressed'
  const promise = suppressed ? undefined : promiseFor(index, understood.desk, understood.urgent, now)
  const inquiry: Inquiry = {
    inquiryId: receiptId,
    reference: referenceOf(receiptId),
    channel: message.channel,
    status: nextStatus('received', suppressed ? 'suppress' : 'register'),
    version: 1,
    desk: understood.desk,
    topic: understood.topic,
    language: answerLanguage(language, index.institute),
    urgent: understood.urgent,
    because: understood.because,
    subject: message.subject,
    preview: message.text.trim().replace(/\s+/gu, ' ').slice(0, PREVIEW),
    customer: writer.customer,
    acknowledgement,
    receivedAt: message.receivedAt,
    roundAt: message.receivedAt,
    round: 1,
    configVersion: index.version,
    ...(promise === undefined ? {} : { promise }),
    ...(input.linkedInquiryId === undefined ? {} : { linkedInquiryId: input.linkedInquiryId }),
  }
  return {
    inquiryId: receiptId,
    expectVersion: 'absent',
    set: inquiry,
    messages: [stored],
    events: [
      eventOf(
        inquiry,
        { now, by: 'customer' },
        {
          eventId: '000001-register',
          type: suppressed ? 'suppress' : 'register',
          detail: {
            understood,
            acknowledgement,
            ...(promise === undefined ? {} : { promiseBy: promise.by }),
            ...(input.linkedInquiryId === undefined ? {} : { linkedInquiryId: input.linkedInquiryId }),
          },
        },
      ),
    ],
    settle: {
      receiptId,
      outcome: suppressed ? 'suppressed' : 'inquiries',
      inquiryId: receiptId,
      ...(acknowledgement.reason === undefined ? {} : { reason: acknowledgement.reason }),
    },
    threadKeys: threadKeysOf(message),
  }
}

const policyOf = (message: ChannelMessage): AcknowledgementPolicy =>
  message.mail?.automatic ?? { way: message.channel === 'mobile' ? 'app' : 'mail' }

function deskOfMailbox(message: ChannelMessage, index: ConfigurationIndex): string | undefined {
  const recipients = message.mail?.envelopeTo.map((address) => address.toLowerCase()) ?? []
  return index.institute.mail.mailboxes.find(
    (mailbox) => recipients.includes(mailbox.address) || mailbox.aliases.some((alias) => recipients.includes(alias)),
  )?.desk
}

const threadKeysOf = (message: ChannelMessage): InquiryChange['threadKeys'] & object =>
  message.mail === undefined
    ? []
    : [
        { key: copyKey({ ...message.mail, sender: message.sender.email ?? '' }), exclusive: true },
        ...(message.mail.messageId === undefined ? [] : [{ key: midKey(message.mail.messageId), exclusive: false }]),
      ]
