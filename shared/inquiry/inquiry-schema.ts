import { z } from 'zod'
import { REGISTERS } from '#shared/acknowledgement/register.ts'
import { attachmentSchema, fileNotTakenSchema } from '#shared/attachments/attachment.ts'
import { CUSTOMER_VALUES, SEGMENTS } from '#shared/customer/customer.ts'
import { callbackSchema } from '#shared/intake/callback.ts'
import { MASKED_KINDS } from '#shared/masking/span.ts'
import { inHandShape } from './in-hand.ts'
import {
  CHANNELS,
  type CustomerPromise,
  HARDSHIPS,
  type Inquiry,
  type InquiryEvent,
  type Message,
  MILESTONES,
  NOT_REACHED,
  type PromiseBasis,
  STATUSES,
  type Understanding,
  WARNINGS,
} from './inquiry.ts'
import { LATER_ROUNDS, timingsShape, waitsSchema } from './timings.ts'

const instant = z.number().int()
const optional = <S extends z.ZodType>(schema: S) => z.exactOptional(schema)

const basisSchema = z.object({
  desk: z.string(),
  level: z.number(),
  ahead: z.number(),
  onDuty: z.number(),
  from: z.enum(['target', 'history']),
  replies: z.number(),
  quantile: z.number(),
  correction: z.number(),
}) satisfies z.ZodType<PromiseBasis>

export const promiseSchema = z.object({
  by: instant,
  givenAt: instant,
  configVersion: z.number().int(),
  basis: optional(basisSchema),
  kept: optional(z.boolean()),
  broken: optional(z.literal(true)),
  toldAt: optional(instant),
}) satisfies z.ZodType<CustomerPromise>

const understandingSchema = z.object({
  topic: z.string(),
  desk: z.string(),
  urgent: z.boolean(),
  confidence: z.number(),
  guesses: z.array(z.object({ topic: z.string(), desk: z.string(), confidence: z.number() })),
  words: z.array(z.string()),
  model: optional(z.string()),
  configVersion: z.number().int(),
}) satisfies z.ZodType<Understanding>

/** Stored inquiries as they must read back; unknown fields of a newer release are dropped, not refused. */
export const inquirySchema = z.object({
  inquiryId: z.string(),
  reference: z.string(),
  channel: z.enum(CHANNELS),
  status: z.enum(STATUSES),
  version: z.number().int(),
  desk: z.string(),
  topic: z.string(),
  language: z.string(),
  writtenIn: optional(z.string()),
  urgent: z.boolean(),
  because: z.array(z.string()),
  subject: z.string(),
  preview: z.string(),
  customer: z.object({
    customerId: optional(z.string()),
    name: z.string(),
    family: optional(z.string()),
    title: optional(z.string()),
    salutation: optional(z.enum(['ms', 'mr'])),
    email: optional(z.string()),
    phone: optional(z.string()),
    verified: z.boolean(),
    ownAdvisorId: optional(z.string()),
    deputyIds: optional(z.array(z.string())),
    conflictAdvisorIds: optional(z.array(z.string())),
    segment: optional(z.enum(SEGMENTS)),
    register: optional(z.enum(REGISTERS)),
    companyId: optional(z.string()),
    values: optional(z.array(z.enum(CUSTOMER_VALUES))),
  }),
  acknowledgement: z.object({ way: z.enum(['mail', 'app', 'silent', 'suppressed']), reason: optional(z.string()) }),
  promise: optional(promiseSchema),
  earlierPromises: optional(z.array(promiseSchema)),
  advisorId: optional(z.string()),
  lastAdvisorId: optional(z.string()),
  weight: optional(z.number().int().min(1)),
  roundAt: instant,
  round: z.number().int(),
  reopenedAt: optional(instant),
  touchedAt: optional(instant),
  linkedInquiryId: optional(z.string()),
  warnings: optional(z.array(z.enum(WARNINGS))),
  hardship: optional(z.array(z.enum(HARDSHIPS))),
  noticedAt: optional(instant),
  notReached: optional(z.object({ reason: z.enum(NOT_REACHED), at: instant })),
  configVersion: z.number().int(),
  receivedAt: instant,
  acknowledgedAt: optional(instant),
  assignedAt: optional(instant),
  answeredAt: optional(instant),
  resolvedAt: optional(instant),
  ...inHandShape,
  ...timingsShape,
}) satisfies z.ZodType<Inquiry>

export const messageSchema = z.object({
  messageId: z.string(),
  direction: z.enum(['inbound', 'outbound', 'note']),
  kind: z.enum(['inquiry', 'acknowledgement', 'reply', 'notice', 'note']),
  text: z.string(),
  formatted: optional(z.literal(true)),
  textKey: optional(z.string()),
  at: instant,
  author: z.object({
    role: z.enum(['customer', 'advisor', 'system']),
    advisorId: optional(z.string()),
    name: optional(z.string()),
  }),
  mailMessageId: optional(z.string()),
  rawKey: optional(z.string()),
  fingerprint: optional(z.string()),
  same: optional(z.string()),
  tooLarge: optional(z.literal(true)),
  attachments: optional(z.array(attachmentSchema)),
  notTaken: optional(z.array(fileNotTakenSchema)),
  callback: optional(callbackSchema),
  masked: optional(z.array(z.enum(MASKED_KINDS))),
  understood: optional(understandingSchema),
  htmlKey: optional(z.string()),
}) satisfies z.ZodType<Message>

export const eventSchema = z.object({
  eventId: z.string(),
  inquiryId: z.string(),
  at: instant,
  type: z.string(),
  by: z.string(),
  detail: optional(z.unknown()),
  milestone: optional(
    z.object({
      name: z.enum(MILESTONES),
      round: z.number().int(),
      from: instant,
      to: instant,
      kept: optional(z.boolean()),
      breachCounted: optional(z.literal(true)),
      began: optional(z.enum(LATER_ROUNDS)),
      waits: optional(waitsSchema),
      advisor: optional(z.object({ id: z.string(), since: optional(instant), promisedBy: optional(instant) })),
      revision: optional(z.number().int()),
      withdrawn: optional(z.literal(true)),
      promise: optional(promiseSchema),
      laterPromises: optional(z.array(promiseSchema)),
      later: optional(z.literal(true)),
    }),
  ),
  channel: z.enum(CHANNELS),
  desk: z.string(),
  topic: z.string(),
  language: z.string(),
  configVersion: z.number().int(),
}) satisfies z.ZodType<InquiryEvent>
