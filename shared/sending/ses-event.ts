import { z } from 'zod'
import type { Millis } from '#shared/instant.ts'

/** What became of a mail, as the mail service tells it. */
export interface MailOutcome {
  readonly type: 'send' | 'delivery' | 'delay' | 'bounce' | 'transient-bounce' | 'complaint' | 'reject'
  /** The mail service's id of the mail. */
  readonly providerId: string
  /** By the tags that we gave the mail; absent where it carries none of ours. */
  readonly tags?: { readonly inquiryId: string; readonly messageId: string }
  /** The one address that the mail went to, lower case. */
  readonly address?: string
  /** How long after sending, by the mail service's clock. */
  readonly after: Millis
  /** The mail service's code for why, without personal data. */
  readonly code?: string
}

const text = z.string().max(1_000)
const tag = z.array(text).max(10).optional()
const time = z.iso.datetime({ offset: true }).optional()
const recipients = z
  .array(z.object({ emailAddress: text }))
  .max(100)
  .optional()
const mail = z.object({
  messageId: z.string().min(1).max(200),
  timestamp: time,
  destination: z.array(text).max(100).optional(),
  tags: z.object({ inquiry: tag, message: tag }).optional(),
})
/** Fields beside those that are used are left alone: SES adds some from time to time. */
const detail = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail }),
  z.object({ eventType: z.literal('Delivery'), mail, delivery: z.object({ timestamp: time }).optional() }),
  z.object({
    eventType: z.literal('DeliveryDelay'),
    mail,
    deliveryDelay: z.object({ timestamp: time, delayType: text.optional() }).optional(),
  }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({
      timestamp: time,
      bounceType: text,
      bounceSubType: text.optional(),
      bouncedRecipients: recipients,
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z
      .object({ timestamp: time, complaintFeedbackType: text.nullish(), complainedRecipients: recipients })
      .optional(),
  }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: text.optional() }).optional() }),
])
type Detail = z.infer<typeof detail>

/**
 * The EventBridge envelope of an event of SES's event publishing
 * (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html), as what it says to us. A mail
 * of ours has one recipient: that address counts, also where the one that bounced is the one it was forwarded to.
 */
export const sesEventSchema: z.ZodType<MailOutcome> = z
  .object({ source: z.literal('aws.ses'), detail })
  .transform(({ detail: event }) => {
    const { mail: about } = event
    const { type, at, code, told } = factsOf(event)
    const inquiryId = about.tags?.inquiry?.[0]
    const messageId = about.tags?.message?.[0]
    const address = bare(about.destination?.[0] ?? told ?? '')
    return {
      type,
      providerId: about.messageId,
      ...(inquiryId === undefined || messageId === undefined ? {} : { tags: { inquiryId, messageId } }),
      ...(address === '' ? {} : { address }),
      after: Math.max(0, Date.parse(at ?? about.timestamp ?? '') - Date.parse(about.timestamp ?? '')) || 0,
      ...(code === undefined ? {} : { code: code.slice(0, 100) }),
    }
  })

interface Facts {
  readonly type: MailOutcome['type']
  readonly at?: string | undefined
  readonly code?: string | undefined
  /** The recipient that the event itself names. */
  readonly told?: string | undefined
}

function factsOf(event: Detail): Facts {
  switch (event.eventType) {
    case 'Send':
      return { type: 'send' }
    case 'Delivery':
      return { type: 'delivery', at: event.delivery?.timestamp }
    case 'DeliveryDelay':
      return { type: 'delay', at: event.deliveryDelay?.timestamp, code: event.deliveryDelay?.delayType }
    case 'Bounce': {
      const { bounceType, bounceSubType, timestamp, bouncedRecipients } = event.bounce
      return {
        // What is not called permanent may heal.
        type: bounceType === 'Permanent' ? 'bounce' : 'transient-bounce',
        at: timestamp,
        code: [bounceType, bounceSubType].filter(Boolean).join('/'),
        told: bouncedRecipients?.[0]?.emailAddress,
      }
    }
    case 'Complaint':
      return {
        type: 'complaint',
        at: event.complaint?.timestamp,
        code: event.complaint?.complaintFeedbackType ?? undefined,
        told: event.complaint?.complainedRecipients?.[0]?.emailAddress,
      }
    case 'Reject':
      return { type: 'reject', code: event.reject?.reason }
  }
}

const bare = (address: string): string =>
  (/<([^<>]*)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase().slice(0, 320)
