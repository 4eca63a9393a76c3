import { z } from 'zod'
import { type BusEvent, busEvent } from '../events/event-bus.ts'
import type { Dispatch, SentMail } from './outbox.ts'

const DETAIL_TYPES = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  DeliveryDelay: 'Email Delivery Delayed',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
} as const
export type SesEventType = keyof typeof DETAIL_TYPES

/** What `POST /local/ses-events` takes: the EventBridge envelope; what SES would fill in may be left out. */
export const sesEventSchema = z.looseObject({
  source: z.literal('aws.ses').default('aws.ses'),
  'detail-type': z.string().optional(),
  resources: z.array(z.string()).default([]),
  detail: z.looseObject({
    eventType: z.enum(['Send', 'Delivery', 'DeliveryDelay', 'Bounce', 'Complaint', 'Reject']),
    mail: z.looseObject({ messageId: z.string().min(1) }),
  }),
})

export function completeSesEvent(given: z.infer<typeof sesEventSchema>): BusEvent {
  const event = busEvent(given.source, DETAIL_TYPES[given.detail.eventType], given.detail, given.resources)
  return { ...event, ...given, 'detail-type': event['detail-type'] }
}

/** An event about a mail, shaped as SES publishes it to EventBridge (SES Developer Guide, "Contents of event data"). */
export function sesEvent(
  type: SesEventType,
  mail: SentMail,
  { tags, configurationSet }: Dispatch,
  detail: object,
): BusEvent {
  const account = '000000000000'
  const resource = `arn:aws:ses:eu-central-1:${account}:configuration-set/${configurationSet}`
  return busEvent(
    'aws.ses',
    DETAIL_TYPES[type],
    {
      eventType: type,
      mail: {
        timestamp: mail.at,
        source: mail.from,
        sourceArn: `arn:aws:ses:eu-central-1:${account}:identity/${mail.from.split('@').at(-1)}`,
        sendingAccountId: account,
        messageId: mail.id,
        destination: [mail.to],
        headersTruncated: false,
        headers: Object.entries(mail.headers).map(([name, value]) => ({ name, value })),
        commonHeaders: {
          from: [mail.headers['from'] ?? mail.from],
          to: [mail.to],
          messageId: mail.id,
          subject: mail.subject,
        },
        tags: { 'ses:configuration-set': [configurationSet], 'ses:outgoing-ip': ['127.0.0.1'], ...tags },
      },
      [type.charAt(0).toLowerCase() + type.slice(1)]: detail,
    },
    [resource],
  )
}
