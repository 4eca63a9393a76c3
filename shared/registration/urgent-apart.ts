import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { TopicModels } from '#shared/topic/topic-models.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import { understandMessage } from './understand-message.ts'

/**
 * Whether a customer adds something urgent to a matter that is not: it becomes a matter of its own, as if it had come
 * alone, and does not wait behind what is being worked on. It is understood as what somebody writes who has chosen the
 * matter's topic. Whatever joins an urgent matter stays with those who have it in hand. Pure but for reports to `models`.
 */
export function isUrgentApart(
  matter: Inquiry,
  message: ChannelMessage,
  index: ConfigurationIndex,
  models: TopicModels,
): boolean {
  if (matter.urgent || message.solved === true || message.mail?.automatic !== undefined) return false
  return understandMessage({ ...message, topic: matter.topic }, matter.language, index, models).understood.urgent
}

/** Tells those who have the matter in hand where the message went. Once, however often it is delivered. */
export async function noteUrgentApart(
  { inquiries, clock }: Pick<RegistrationDeps, 'inquiries' | 'clock'>,
  matter: Inquiry,
  receiptId: string,
): Promise<void> {
  const eventId = `separated-${receiptId}`
  if ((await inquiries.events(matter.inquiryId)).some((event) => event.eventId === eventId)) return
  const event = { eventId, type: 'separated', detail: { messageId: receiptId, inquiryId: receiptId, why: 'urgent' } }
  await inquiries.commit({
    inquiryId: matter.inquiryId,
    events: [eventOf(matter, { now: clock(), by: 'system' }, event)],
  })
}
