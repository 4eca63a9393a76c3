import { z } from 'zod'
import { type BusEvent, busEvent } from '../events/event-bus.ts'
import type { Dispatch, SentMail } from './outbox.ts'

const ACCOUNT = '000000000000'
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

/** Fills in what SES would: the envelope, and of a mail that was sent here what events say about it. */
export function completeSesEvent(
  given: z.infer<typeof sesEventSchema>,
  sent: { readonly mail: SentMail; readonly dispatch: Dispatch } | undefined,
): BusEvent {
  const about = sent === undefined ? {} : eventMail(sent.mail, sent.dispatch)
  const detail = { ...given.detail, mail: { ...about, ...given.detail.mail } }
  const event = busEvent(given.source, DETAIL_TYPES[given.detail.eventType], detail, given.resources)
  return { ...event, ...given, detail, 'detail-type': event['detail-type'] }
}

/** An event about a mail, shaped as SES publishes it to EventBridge (SES Developer Guide, "Contents of event data"). */
export function sesEvent(type: SesEventType, mail: SentMail, dispatch: Dispatch, detail: object): BusEvent {
  const resource = `arn:aws:ses:eu-central-1:${ACCOUNT}:configuration-set/${dispatch.configurationSet}`
  return busEvent(
    'aws.ses',
    DETAIL_TYPES[type],
    {
      eventType: type,
      mail: eventMail(mail, dispatch),
      [type.charAt(0).toLowerCase() + type.slice(1)]: detail,
    },
    [resource],
  )
}

const eventMail = (mail: SentMail, { tags, configurationSet }: Dispatch) => ({
  timestamp: mail.at,
  source: mail.from,
  sourceArn: `arn:aws:ses:eu-central-1:${ACCOUNT}:identity/${mail.from.split('@').at(-1)}`,
  sendingAccountId: ACCOUNT,
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
})
