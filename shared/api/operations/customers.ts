import { uploadFormSchema, uploadInputSchema } from '../attachment-input.ts'
import { downloadSchema } from '../attachment-output.ts'
import { devicesSchema, pushSubscriptionSchema } from '../devices.ts'
import {
  acceptedMessageSchema,
  acceptedSchema,
  messageInputSchema,
  mobileInquirySchema,
  mobileMessageSchema,
  webInquirySchema,
} from '../inquiry-input.ts'
import { customerInquirySchema, customerSummarySchema } from '../inquiry-output.ts'
import { meSchema, myDataSchema, preferencesInputSchema } from '../me.ts'
import { healthSchema } from '../operations-figures.ts'
import { listOf, pagingSchema } from '../paging.ts'
import type { RouteKeyOf } from '../routes.ts'
import { topicQuerySchema, topicSuggestionSchema } from '../topic-suggestion.ts'
import { topicsQuerySchema, topicsSchema } from '../topics.ts'
import type { Operation } from './operation.ts'

const unreadable = ['malformed-request', 'too-large', 'unsupported-media-type', 'invalid-input'] as const
const posting = [...unreadable, 'idempotency-key-reused'] as const

export const CUSTOMER_OPERATIONS: Readonly<
  Record<RouteKeyOf<'suggest-topic' | 'intake-web' | 'intake-mobile' | 'customer-api'>, Operation>
> = {
  'GET /': {
    summary: 'The inquiry form',
    description: 'In German or English, by `?lang=` or Accept-Language.',
    success: { status: 200, description: 'A page that works without scripts.' },
    problems: [],
  },
  'GET /v1/form': {
    summary: 'The inquiry form for another page',
    description: 'What `<anklang-form>` shows, in German or English, by `?lang=` or Accept-Language.',
    success: { status: 200, description: 'The form as a piece of HTML.' },
    problems: [],
  },
  'GET /status/{token}': {
    summary: 'One inquiry as a page',
    success: { status: 200, description: 'A page that works without scripts.' },
    problems: ['not-found'],
  },
  'GET /health': {
    summary: 'Whether the system is ready',
    success: { status: 200, description: 'Ready.', schema: healthSchema },
    problems: [],
  },
  'POST /v1/inquiries': {
    summary: 'Send an inquiry',
    description:
      'Answered once it is stored; the acknowledgement goes to the e-mail address. A form gets a redirect (303) to the status page.',
    body: webInquirySchema,
    form: true,
    repeatable: true,
    success: { status: 202, description: 'Stored.', schema: acceptedSchema },
    problems: posting,
  },
  'GET /v1/inquiries/{token}': {
    summary: 'Where an inquiry stands',
    description: 'By the token of its status link. `received` until it is registered.',
    success: { status: 200, description: 'The inquiry as its customer sees it.', schema: customerInquirySchema },
    problems: ['not-found'],
  },
  'GET /v1/inquiries/{token}/attachments/{attachmentId}': {
    summary: 'A link to a file of a reply',
    success: { status: 200, description: 'A link that is good for a minute.', schema: downloadSchema },
    problems: ['not-found', 'file-closed'],
  },
  'POST /v1/attachments': {
    summary: 'Ask for a form to upload a file by',
    description:
      'Send `fields` and then the file as `file` to `url` (multipart/form-data) within ten minutes, and name `attachmentId` in an inquiry, message or reply within a day.',
    body: uploadInputSchema,
    success: { status: 201, description: 'A form for this one file.', schema: uploadFormSchema },
    problems: [...unreadable, 'too-many'],
  },
  'POST /v1/topics/suggest': {
    summary: 'What a text seems to be about',
    description: 'For a form that is being filled in. Nothing of the text is kept or logged.',
    body: topicQuerySchema,
    success: { status: 200, description: 'The topic, where it is clear.', schema: topicSuggestionSchema },
    problems: unreadable,
  },
  'GET /v1/topics': {
    summary: 'What can be written about, and what is asked then',
    query: topicsQuerySchema,
    success: { status: 200, description: 'Topics by name, with their guided questions.', schema: topicsSchema },
    problems: ['invalid-input'],
  },
  'POST /v1/inquiries/{token}/messages': {
    summary: 'Add a message to an inquiry, or close it',
    body: messageInputSchema,
    form: true,
    repeatable: true,
    success: { status: 202, description: 'Stored.', schema: acceptedMessageSchema },
    problems: [...posting, 'not-found', 'too-many'],
  },
  'POST /v1/mobile/inquiries': {
    summary: 'Send an inquiry from the banking app',
    description: 'Who writes comes from the token alone. The acknowledgement appears in the inquiry’s messages.',
    body: mobileInquirySchema,
    repeatable: true,
    success: { status: 202, description: 'Stored.', schema: acceptedSchema },
    problems: posting,
  },
  'GET /v1/mobile/inquiries': {
    summary: 'Own inquiries, newest first',
    query: pagingSchema,
    success: {
      status: 200,
      description: 'A page of inquiries, without their messages.',
      schema: listOf(customerSummarySchema),
    },
    problems: ['invalid-input'],
  },
  'GET /v1/mobile/inquiries/{id}': {
    summary: 'One of the own inquiries',
    success: { status: 200, description: 'The inquiry as its customer sees it.', schema: customerInquirySchema },
    problems: ['not-found'],
  },
  'GET /v1/mobile/inquiries/{id}/attachments/{attachmentId}': {
    summary: 'A link to a file of a reply',
    success: { status: 200, description: 'A link that is good for a minute.', schema: downloadSchema },
    problems: ['not-found', 'file-closed'],
  },
  'GET /v1/mobile/me': {
    summary: 'The signed-in customer and what they prefer',
    success: { status: 200, description: 'Who is signed in.', schema: meSchema },
    problems: [],
  },
  'PUT /v1/mobile/me': {
    summary: 'Change what they prefer',
    description: 'Written to the customer directory, where core banking reads it. Nothing else of a customer changes.',
    body: preferencesInputSchema,
    success: { status: 200, description: 'As it is now.', schema: meSchema },
    problems: [...unreadable, 'not-found', 'conflict'],
  },
  'GET /v1/mobile/me/data': {
    summary: 'Everything that is kept of them',
    description: 'Profile, inquiries, messages and promises, at most 20 inquiries a page. Never notes or decisions.',
    query: pagingSchema,
    success: { status: 200, description: 'A page; follow `cursor` for the rest.', schema: myDataSchema },
    problems: ['invalid-input'],
  },
  'GET /v1/mobile/me/devices': {
    summary: 'Browsers that say when an answer is there',
    success: { status: 200, description: 'Those browsers, and the key to add another with.', schema: devicesSchema },
    problems: [],
  },
  'PUT /v1/mobile/me/devices/{deviceId}': {
    summary: 'Add a browser, or its new subscription',
    description:
      'Of a push subscription (RFC 8030) made with `publicKey`. Ten a customer; one more takes the place of the oldest.',
    body: pushSubscriptionSchema,
    success: { status: 200, description: 'As it is now.', schema: devicesSchema },
    problems: unreadable,
  },
  'DELETE /v1/mobile/me/devices/{deviceId}': {
    summary: 'Send nothing to a browser any more',
    success: { status: 200, description: 'As it is now.', schema: devicesSchema },
    problems: [],
  },
  'POST /v1/mobile/inquiries/{id}/messages': {
    summary: 'Add a message to one of the own inquiries, close it, or complain about it',
    body: mobileMessageSchema,
    repeatable: true,
    success: { status: 202, description: 'Stored.', schema: acceptedMessageSchema },
    problems: [...posting, 'not-found'],
  },
}
