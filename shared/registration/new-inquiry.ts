import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { AcknowledgementPolicy, Inquiry, Message, Understanding } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange, ThreadKey } from '#shared/inquiry/inquiry-store.ts'
import { previewOf } from '#shared/inquiry/preview.ts'
import { nextStatus } from '#shared/inquiry/state-machine.ts'
import type { Instant } from '#shared/instant.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { answerLanguage, hasTextsIn } from '#shared/language/answer-language.ts'
import type { PromiseFor } from '#shared/promise/promise-for.ts'
import { weightAt } from '#shared/routing/weight-at.ts'
import { referenceOf } from '#shared/token/reference.ts'
import { hardshipOf } from '#shared/topic/hardship.ts'
import type { TopicModels } from '#shared/topic/topic-models.ts'
import { threadKeysOf } from './thread-keys-of.ts'
import { understandMessage } from './understand-message.ts'
import { warningsOf } from './warnings.ts'
import type { Writer } from './who-writes.ts'

/** Where a message was before it became a matter of its own. */
export interface Separated {
  readonly from: string
  readonly by: string
  /** The matter that it was in has been acknowledged by mail; once is enough. */
  readonly acknowledged: boolean
}

/** Everything that comes into being with a new inquiry, as one change. Throws what `promiseFor` throws. */
export async function newInquiry(input: {
  readonly receiptId: string
  readonly message: ChannelMessage
  readonly stored: Message
  readonly writer: Writer
  readonly index: ConfigurationIndex
  readonly promiseFor: PromiseFor
  readonly topicModels: TopicModels
  readonly now: Instant
  readonly linkedInquiryId?: string
  /** The linked matter is known to be the sender's own. */
  readonly linkedIsOwn?: boolean
  readonly sameWords?: ThreadKey
  /** The message was taken out of this matter. */
  readonly separated?: Separated
}): Promise<InquiryChange> {
  const { receiptId, message, stored, writer, index, now, separated } = input
  const { language, understood, because } = understandMessage(message, writer.knownLanguage, index, input.topicModels)
  const { topic, desk, urgent } = understood
  const acknowledgement = policyOf(message, separated)
  const warnings = warningsOf(message, index.configuration, isForeignLink(input))
  const hardship = hardshipOf(message.subject, message.text)
  const suppressed = acknowledgement.way === 'suppressed'
  const promise = suppressed ? undefined : await input.promiseFor(index, desk, urgent, now)
  const inquiry: Inquiry = {
    inquiryId: receiptId,
    reference: referenceOf(receiptId),
    channel: message.channel,
    status: nextStatus('received', suppressed ? 'suppress' : 'register'),
    version: 1,
    desk,
    topic,
    language: answerLanguage(language, index.institute),
    ...(hasTextsIn(language, index.institute) ? {} : { writtenIn: language }),
    urgent,
    weight: weightAt(desk, urgent, index),
    because,
    subject: message.subject,
    preview: previewOf(message.text),
    customer: writer.customer,
    acknowledgement,
    receivedAt: message.receivedAt,
    roundAt: message.receivedAt,
    round: 1,
    configVersion: index.version,
    ...(promise === undefined ? {} : { promise }),
    ...(input.linkedInquiryId === undefined ? {} : { linkedInquiryId: input.linkedInquiryId }),
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(hardship.length === 0 ? {} : { hardship }),
  }
  return {
    inquiryId: receiptId,
    expectVersion: 'absent',
    set: inquiry,
    messages: [{ ...stored, understood }],
    events: [
      eventOf(
        inquiry,
        { now, by: separated?.by ?? 'customer' },
        {
          eventId: '000001-register',
          type: suppressed ? 'suppress' : 'register',
          detail: {
            understood: { ...withoutWords(understood), because },
            acknowledgement,
            ...(promise === undefined ? {} : { promiseBy: promise.by, basis: promise.basis }),
            ...(input.linkedInquiryId === undefined ? {} : { linkedInquiryId: input.linkedInquiryId }),
            ...(warnings.length === 0 ? {} : { warnings }),
            ...(hardship.length === 0 ? {} : { hardship }),
            ...(separated === undefined ? {} : { separatedFrom: separated.from }),
          },
        },
      ),
    ],
    settle: {
      receiptId,
      outcome: suppressed ? 'suppressed' : 'inquiries',
      inquiryId: receiptId,
      ...(separated === undefined ? {} : { from: 'merged' }),
      ...(acknowledgement.reason === undefined ? {} : { reason: acknowledgement.reason }),
    },
    threadKeys: threadKeysOf(message, input.sameWords, separated?.from),
  }
}

const isForeignLink = (link: { readonly linkedInquiryId?: string; readonly linkedIsOwn?: boolean }): boolean =>
  link.linkedInquiryId !== undefined && link.linkedIsOwn !== true

function policyOf(
  { channel, mail, suspicion }: ChannelMessage,
  separated: Separated | undefined,
): AcknowledgementPolicy {
  if (channel === 'mobile') return { way: 'app' }
  if (suspicion !== undefined) return { way: 'suppressed', reason: suspicion }
  if (separated?.acknowledged === true) return { way: 'silent', reason: 'separated' }
  return mail?.automatic ?? { way: 'mail' }
}

/** Events hold no words of the customer. */
const withoutWords = ({ words: _, ...understood }: Understanding): Omit<Understanding, 'words'> => understood
