import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { CustomerPromise, Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import { weightAt } from '#shared/routing/weight-at.ts'
import type { RecordedRound } from './recorded-week.ts'

/** The inquiry as registering makes it; own advisors are those whom this configuration has. */
export function inquiryOf(
  { inquiryId, at, channel, topic, language, customer }: RecordedRound,
  { desk, urgent, promise }: { readonly desk: string; readonly urgent: boolean; readonly promise: CustomerPromise },
  index: ConfigurationIndex,
): Inquiry {
  const { ownAdvisorId, ...rest } = customer
  const own = ownAdvisorId === undefined ? undefined : index.advisor(ownAdvisorId)?.id
  return {
    inquiryId,
    reference: inquiryId,
    channel,
    status: 'waiting',
    version: 1,
    desk,
    topic,
    language,
    urgent,
    because: [],
    subject: '',
    preview: '',
    customer: { ...rest, name: '', ...(own === undefined ? {} : { ownAdvisorId: own }) },
    acknowledgement: { way: 'silent' },
    promise,
    weight: weightAt(desk, urgent, index),
    receivedAt: at,
    roundAt: at,
    round: 1,
    configVersion: index.version,
  }
}

/** A reply without words. */
export const answerTo = ({ inquiryId, round }: Inquiry, at: Instant): Message => ({
  messageId: `${inquiryId}-${round}`,
  direction: 'outbound',
  kind: 'reply',
  text: '',
  at,
  author: { role: 'advisor' },
})
