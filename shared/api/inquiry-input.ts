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
  .strictObject({ message: messageText, attachments: uploadsText.optional() }, unknownField)
  .meta({ id: 'MessageInput' })

/** A reply of an advisor. */
export const staffReplySchema = z
  .strictObject({ message: messageText, attachments: uploadsText.optional() }, unknownField)
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
