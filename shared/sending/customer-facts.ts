import type { AcknowledgementFacts } from '#shared/acknowledgement/acknowledgement.ts'
import type { Kind } from '#shared/acknowledgement/kinds.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import { statusToken } from '#shared/token/status-token.ts'
import type { AcknowledgeDeps } from './acknowledge-inquiry.ts'

interface Telling {
  readonly kind: Kind
  /** The customer's message that is answered by it, if it is one's. */
  readonly answered?: Message | undefined
  /** Who takes care of it, when that is certain. */
  readonly advisor: Advisor | undefined
}

/** What an automatic text to the customer may say of their inquiry now. May throw Unavailable. */
export async function factsOf(
  deps: Pick<AcknowledgeDeps, 'clock' | 'keys' | 'publicUrl'>,
  index: ConfigurationIndex,
  inquiry: Inquiry,
  { kind, answered, advisor }: Telling,
): Promise<AcknowledgementFacts> {
  const { name, family, title, salutation, segment, register } = inquiry.customer
  const now = deps.clock()
  return {
    kind,
    channel: inquiry.channel,
    language: inquiry.language,
    languageUnknown: inquiry.writtenIn !== undefined,
    customer: {
      name,
      ...(family === undefined ? {} : { family }),
      ...(title === undefined ? {} : { title }),
      ...(salutation === undefined ? {} : { salutation }),
      ...(segment === undefined ? {} : { segment }),
      ...(register === undefined ? {} : { register }),
    },
    topic: inquiry.topic,
    desk: inquiry.desk,
    urgent: inquiry.urgent,
    reference: inquiry.reference,
    subject: inquiry.subject,
    now,
    closed: index.desk(inquiry.desk) !== undefined && !index.calendar(inquiry.desk).isOpen(now),
    masked: answered?.masked !== undefined,
    ...(inquiry.hardship === undefined ? {} : { hardship: inquiry.hardship }),
    ...(advisor === undefined ? {} : { advisorName: advisor.name }),
    ...(inquiry.promise === undefined ? {} : { promiseBy: inquiry.promise.by }),
    ...(answered?.notTaken === undefined ? {} : { notTaken: answered.notTaken.length }),
    ...(index.institute.mail.links && inquiry.channel !== 'mobile'
      ? { statusUrl: `${deps.publicUrl}/status/${statusToken(inquiry.inquiryId, await deps.keys())}` }
      : {}),
  }
}
