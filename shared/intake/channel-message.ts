import { z } from 'zod'
import { attachmentSchema, fileNotTakenSchema } from '#shared/attachments/attachment.ts'
import { CHANNELS } from '#shared/inquiry/inquiry.ts'
import { MASKED_KINDS } from '#shared/masking/span.ts'
import { callbackSchema } from './callback.ts'

/** Bounds of the contract, for every channel. Lengths in UTF-16 code units. */
export const LIMITS = { message: 20_000, subject: 200, name: 200, email: 254, mailText: 1_000_000 } as const

const verdict = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED'])

/** What only a mail has. Everything here was bounded when the mail was read. */
const mailFactsSchema = z.strictObject({
  rawKey: z.string().max(1_024),
  /** SMTP envelope from the receipt notice, not from headers. Empty string is the null sender. */
  envelopeFrom: z.string().max(320),
  envelopeTo: z.array(z.string().max(320)).max(100),
  messageId: z.string().max(998).optional(),
  /** Only without a Message-ID: Date as written, or the day it came; tells a copy from the same words on another day. */
  date: z.string().max(100).optional(),
  inReplyTo: z.array(z.string().max(998)).max(50),
  references: z.array(z.string().max(998)).max(50),
  /** Lower-case addresses of To, Cc, Bcc and Resent-*. */
  addressedTo: z.array(z.string().max(320)).max(200),
  /** What the rules for automatic mail said: undefined means that nothing speaks against an acknowledgement. */
  automatic: z.strictObject({ way: z.enum(['silent', 'suppressed']), reason: z.string().max(60) }).optional(),
  /** Hash of sender, subject and visible text: tells a copy from a different mail under a reused Message-ID. */
  fingerprint: z.string().max(64),
  /** It was larger than what is read: only its beginning was. */
  tooLarge: z.literal(true).optional(),
  /** A report of another mail service on a mail that it was given (RFC 3464), as far as it can be understood. */
  report: z
    .strictObject({
      recipients: z
        .array(
          z.strictObject({
            addresses: z.array(z.string().max(320)).max(2),
            action: z.enum(['failed', 'delayed', 'delivered', 'relayed', 'expanded']),
            status: z.string().max(20).optional(),
          }),
        )
        .max(10),
      /** Ids of the mail that it is about, with angle brackets: its own, and those it refers to. */
      about: z.array(z.string().max(998)).max(51),
    })
    .optional(),
  /** Key of the same words of this sender; see sameKey in shared/mail/thread-keys.ts. */
  same: z.string().max(64).optional(),
  /** Where the sender wants answers, when it is not From; a warning for the advisor, never used. */
  replyTo: z.string().max(320).optional(),
  verdicts: z.strictObject({ spam: verdict, virus: verdict, dmarc: verdict }),
})
export type MailFacts = z.infer<typeof mailFactsSchema>

/** One message of a customer on any channel, normalised by intake. This is what a receipt keeps and `register` reads. */
export const channelMessageSchema = z.strictObject({
  channel: z.enum(CHANNELS),
  receivedAt: z.number().int(),
  sender: z.strictObject({
    name: z.string().max(LIMITS.name),
    email: z.string().max(LIMITS.email).optional(),
    phone: z.string().max(40).optional(),
    /** Subject of the customer's token (mobile). */
    subject: z.string().max(255).optional(),
  }),
  /** BCP 47 primary tag that the sender chose. */
  language: z.string().max(35).optional(),
  topic: z.string().max(60).optional(),
  subject: z.string().max(998),
  text: z.string().max(LIMITS.mailText),
  /** Answers to a topic's guided questions. */
  answers: z.record(z.string().max(60), z.string().max(2_000)).optional(),
  device: z.record(z.string().max(60), z.string().max(200)).optional(),
  /** Set when it was posted to an inquiry that exists: that inquiry's id. */
  inquiryId: z.string().max(64).optional(),
  /** With `inquiryId`: its customer says that it is solved. */
  solved: z.literal(true).optional(),
  /** The sender's own matter that this is a complaint about: a matter of its own, linked to that one. */
  complainsAbout: z.string().max(64).optional(),
  callback: callbackSchema.optional(),
  mail: mailFactsSchema.optional(),
  /** Files that intake has kept already (mail). */
  attachments: z.array(attachmentSchema).max(100).optional(),
  notTaken: z.array(fileNotTakenSchema).max(100).optional(),
  /** Ids of files that were uploaded for this message; registering adopts them. */
  uploads: z.array(z.string().max(64)).max(100).optional(),
  /** What was masked in it before it was kept. */
  masked: z.array(z.enum(MASKED_KINDS)).optional(),
  /** Why intake took it for a program's, by code; it is kept for an operator to look at. */
  suspicion: z.string().max(60).optional(),
  /** Key of the sanitised HTML of a mail in the blob store. */
  htmlKey: z.string().max(200).optional(),
})
export type ChannelMessage = z.infer<typeof channelMessageSchema>
