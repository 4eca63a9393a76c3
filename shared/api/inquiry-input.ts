import { z } from 'zod'
import { uploadsText } from './attachment-input.ts'
import {
  answersText,
  deviceText,
  emailText,
  languageText,
  messageText,
  nameText,
  phoneText,
  subjectText,
  topicText,
} from './text.ts'

const unknownField = {
  error: (issue: { readonly code?: string }) => (issue.code === 'invalid_type' ? 'must be an object' : undefined),
}

const aboutAnything = {
  language: languageText.optional(),
  topic: topicText.optional(),
  subject: subjectText.optional(),
  message: messageText,
  answers: answersText.optional(),
  attachments: uploadsText.optional(),
}

/** Body of `POST /v1/inquiries`. */
export const webInquirySchema = z
  .strictObject(
    { name: nameText.optional(), email: emailText, phone: phoneText.optional(), ...aboutAnything },
    unknownField,
  )
  .meta({ id: 'WebInquiry' })
export type WebInquiry = z.infer<typeof webInquirySchema>

/** Body of `POST /v1/mobile/inquiries`: who writes comes from the token alone. */
export const mobileInquirySchema = z
  .strictObject({ ...aboutAnything, device: deviceText.optional() }, unknownField)
  .meta({ id: 'MobileInquiry' })
export type MobileInquiry = z.infer<typeof mobileInquirySchema>

/** A further message. */
export const messageInputSchema = z
  .strictObject(
    {
      message: messageText,
      attachments: uploadsText.optional(),
      intent: z.literal('solved', 'must be solved').optional().meta({ description: '`solved` closes the inquiry.' }),
    },
    unknownField,
  )
  .meta({ id: 'MessageInput' })
export type MessageInput = z.infer<typeof messageInputSchema>

const instantText = z.iso.datetime({ offset: true, error: 'must be a time with offset such as 2026-03-02T09:00:00Z' })

const callbackInput = z
  .strictObject({
    phone: phoneText.optional(),
    times: z
      .array(
        z
          .strictObject({ from: instantText, to: instantText })
          .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'must begin before it ends'),
      )
      .min(1, 'must name a time')
      .max(5, 'must be at most 5'),
  })
  .meta({ id: 'CallbackInput', description: 'A wish to be called back; advisors see it with the message.' })

/** A further message of a signed-in customer. */
export const mobileMessageSchema = z
  .strictObject(
    {
      message: messageText,
      attachments: uploadsText.optional(),
      intent: z.enum(['solved', 'complaint'], 'must be solved or complaint').optional().meta({
        description:
          '`solved` closes the inquiry. `complaint` makes an inquiry of its own about this one, at the desk for complaints, with its own acknowledgement; the answer names it.',
      }),
      callback: callbackInput.optional(),
    },
    unknownField,
  )
  .meta({ id: 'MobileMessage' })
export type MobileMessage = z.infer<typeof mobileMessageSchema>

/** Whether the marks of an advisor's text are meant. */
export const formatted = z.boolean('must be true or false').default(false).meta({
  description: 'Whether `**strong**`, `*emphasis*` and lines that begin with `- ` or `1. ` are meant as such.',
})

/** A reply of an advisor. */
export const staffReplySchema = z
  .strictObject({ message: messageText, formatted, attachments: uploadsText.optional() }, unknownField)
  .meta({ id: 'StaffReply' })

/** A note of an advisor. */
export const staffMessageSchema = z.strictObject({ message: messageText }, unknownField).meta({ id: 'StaffMessage' })

const reference = z.string().meta({ description: 'For people to read out.', example: '7K3F9-Q2XWM' })
const inquiryId = z.string().meta({ description: 'Opaque; valid for ever.' })
const statusUrl = z.url().meta({ description: 'Page of this inquiry; whoever has the link may see it.' })

/** Answer to an inquiry that was taken in. */
export const acceptedSchema = z
  .object({
    inquiryId,
    reference,
    statusUrl,
    promise: z
      .object({ by: z.iso.datetime({ offset: true }) })
      .optional()
      .meta({ description: 'Present once it is known; it is given with the acknowledgement.' }),
  })
  .meta({ id: 'Accepted', description: 'Stored for good; nothing that was answered so is lost.' })

/** Answer to a further message that was taken in. */
export const acceptedMessageSchema = z
  .object({ inquiryId, reference, statusUrl, messageId: z.string() })
  .meta({ id: 'AcceptedMessage' })
