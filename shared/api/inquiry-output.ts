import { z } from 'zod'
import { CUSTOMER_VALUES, SEGMENTS } from '#shared/customer/customer.ts'
import { CHANNELS, HARDSHIPS, NOT_REACHED, STATUSES, WARNINGS } from '#shared/inquiry/inquiry.ts'
import { MASKED_KINDS } from '#shared/masking/span.ts'
import { DELIVERY_STATES } from '#shared/sending/delivery-states.ts'
import { filesShape } from './attachment-output.ts'
import { blocksShape } from './blocks.ts'
import { understoodSchema } from './understood.ts'

const time = z.iso.datetime({ offset: true })

const keptSchema = z
  .boolean()
  .optional()
  .meta({ description: 'Whether the time that was promised first was kept; absent while that is open.' })

const milestonesSchema = z.object({
  receivedAt: time,
  acknowledgedAt: time.optional(),
  assignedAt: time.optional(),
  answeredAt: time.optional(),
  resolvedAt: time.optional(),
})

const summaryShape = {
  inquiryId: z.string(),
  reference: z.string(),
  channel: z.enum(CHANNELS),
  status: z.enum(STATUSES),
  desk: z.string().optional().meta({ description: 'Absent until registered.' }),
  topic: z.string().optional().meta({ description: 'Absent until registered.' }),
  language: z.string().optional().meta({ description: 'Language of the answers. Absent until registered.' }),
  urgent: z.boolean(),
  subject: z.string(),
  promise: z
    .object({
      by: time,
      kept: keptSchema,
    })
    .optional()
    .meta({ description: 'By when a person answers.' }),
  milestones: milestonesSchema,
}

const messageShape = {
  messageId: z.string(),
  text: z.string(),
  ...blocksShape,
  at: time,
  ...filesShape,
}

const customerMessageSchema = z
  .object({
    ...messageShape,
    direction: z.enum(['inbound', 'outbound']),
    kind: z.enum(['inquiry', 'acknowledgement', 'reply', 'notice']),
    author: z.object({ role: z.enum(['customer', 'advisor', 'system']), name: z.string().optional() }),
  })
  .meta({ id: 'CustomerMessage' })
export type CustomerMessage = z.infer<typeof customerMessageSchema>

const customerShape = {
  ...summaryShape,
  preview: z.string().meta({ description: 'First words of the first message.' }),
  customer: z.object({ name: z.string() }),
  advisor: z
    .object({
      name: z.string(),
      picture: z.string().optional().meta({ description: 'Path of a picture on this host, where they have one.' }),
    })
    .optional()
    .meta({ description: 'Who takes care of it or answered last.' }),
}

/** In a customer's list. */
export const customerSummarySchema = z.object(customerShape).meta({ id: 'CustomerInquirySummary' })
export type CustomerSummary = z.infer<typeof customerSummarySchema>

/** One inquiry as its customer sees it: no notes, decisions, scores or colleagues. */
export const customerInquirySchema = z
  .object({
    ...customerShape,
    hours: z
      .object({
        open: z.boolean(),
        changesAt: time.optional().meta({ description: 'When it closes, or opens again; absent: it does not.' }),
      })
      .optional()
      .meta({ description: 'Whether somebody is at its desk now, by the desk’s hours. Absent until registered.' }),
    messages: z.array(customerMessageSchema),
  })
  .meta({ id: 'CustomerInquiry' })
export type CustomerInquiry = z.infer<typeof customerInquirySchema>

const advisorMessageSchema = z
  .object({
    ...messageShape,
    masked: z
      .array(z.enum(MASKED_KINDS))
      .optional()
      .meta({ description: 'Card numbers or named secrets that were masked before it was kept.' }),
    callback: z
      .object({ phone: z.string().optional(), times: z.array(z.object({ from: time, to: time })) })
      .optional()
      .meta({ description: 'When the customer wishes to be called.' }),
    html: z.string().optional().meta({
      description:
        'Sanitised HTML of a mail: no scripts, nothing loaded from elsewhere (`data-blocked-src` names an image). Show it in a sandboxed frame.',
    }),
    direction: z.enum(['inbound', 'outbound', 'note']),
    kind: z.enum(['inquiry', 'acknowledgement', 'reply', 'notice', 'note']),
    author: z.object({
      role: z.enum(['customer', 'advisor', 'system']),
      advisorId: z.string().optional(),
      name: z.string().optional(),
    }),
    delivery: z
      .object({
        state: z.enum(DELIVERY_STATES),
        at: time,
        code: z.string().optional().meta({ description: 'The mail service’s word for why.' }),
      })
      .optional()
      .meta({ description: 'What became of the mail; absent for what was not sent by mail.' }),
  })
  .meta({ id: 'AdvisorMessage' })

const explanationSchema = z
  .object({
    outcome: z.string(),
    people: z.array(z.object({ advisorId: z.string(), name: z.string(), why: z.string() })),
  })
  .meta({ id: 'Explanation', description: 'Who got it and why, and what spoke for and against everybody looked at.' })

const decisionSchema = z
  .object({
    eventId: z.string(),
    at: time,
    type: z.string(),
    by: z.string().meta({ description: '`system`, `customer`, `advisor:<id>` or `operator:<id>`.' }),
    detail: z.unknown().optional().meta({ description: 'What was decided and from what.' }),
    explanation: z
      .object({ de: explanationSchema, en: explanationSchema })
      .optional()
      .meta({ description: 'Of decisions who gets it: why this person, and why none of the others.' }),
  })
  .meta({ id: 'Decision' })

const colleague = z.object({ advisorId: z.string(), name: z.string() })

const basisSchema = z
  .object({
    desk: z.string().meta({ description: 'The desk that gave it.' }),
    level: z.number().meta({ description: 'Share of promises to be kept.' }),
    ahead: z.number().meta({ description: 'Open inquiries before it.' }),
    onDuty: z.number().meta({ description: 'People on duty, on average over the desk’s target time.' }),
    from: z.enum(['target', 'history']),
    replies: z.number().meta({ description: 'Recent first replies looked at.' }),
    quantile: z.number().meta({ description: 'Business minutes that target or history say.' }),
    correction: z.number().meta({ description: 'Factor that kept and broken promises taught.' }),
  })
  .meta({ id: 'PromiseBasis' })

const earlierPromiseSchema = z
  .object({
    by: time,
    givenAt: time,
    toldAt: time.optional().meta({ description: 'When the customer was told of the later time.' }),
    kept: z.boolean().optional().meta({ description: 'Absent while it is open.' }),
    basis: basisSchema.optional().meta({ description: 'What it was computed from.' }),
  })
  .meta({ id: 'EarlierPromise' })

const advisorShape = {
  ...summaryShape,
  milestones: milestonesSchema.extend({
    openedAt: time.optional().meta({ description: 'When its advisor first opened it in this round.' }),
  }),
  promise: z
    .object({
      by: time,
      kept: keptSchema,
      basis: basisSchema.optional().meta({ description: 'What it was computed from.' }),
      earlier: z
        .array(earlierPromiseSchema)
        .optional()
        .meta({ description: 'Promises of this round that were put off, the first one first.' }),
    })
    .optional()
    .meta({ description: 'By when a person answers.' }),
  preview: z.string().meta({ description: 'First words of the first message.' }),
  because: z.array(z.string()).meta({ description: 'Words and rules that decided on topic and desk.' }),
  customer: z.object({
    name: z.string(),
    customerId: z.string().optional(),
    email: z.string().optional(),
    verified: z.boolean(),
    ownAdvisorId: z.string().optional(),
  }),
  advisor: z.object({ advisorId: z.string(), name: z.string() }).optional(),
  notReached: z
    .object({ reason: z.enum(NOT_REACHED), at: time })
    .optional()
    .meta({ description: 'Mail does not reach the customer: choose another way.' }),
  snooze: z
    .object({ until: time.optional().meta({ description: 'Absent: until the customer writes.' }) })
    .optional()
    .meta({ description: 'Put aside by its advisor.' }),
  offer: z
    .object({ to: colleague, from: colleague, until: time })
    .optional()
    .meta({ description: 'A handover that its receiver has not answered yet.' }),
  undoUntil: time.optional().meta({ description: 'Until then whoever did it may take it back.' }),
  mergedInto: z.string().optional().meta({ description: 'The inquiry that goes on for this one.' }),
  mergedFrom: z.array(z.string()).optional().meta({ description: 'Inquiries that go on here.' }),
  moveAt: time.optional().meta({ description: 'Its advisor is gone: then it goes to a colleague.' }),
  linkedInquiryId: z.string().optional().meta({
    description:
      'Another matter that it is a complaint about, or that the sender referred to without being its customer.',
  }),
  warnings: z
    .array(z.enum(WARNINGS))
    .meta({ description: 'Reasons to look twice at who wrote, the most important first.' }),
  hardship: z
    .array(z.enum(HARDSHIPS))
    .meta({ description: 'What weighs on the customer, by their words: mind the tone.' }),
}

/** In an advisor's list. */
export const advisorSummarySchema = z.object(advisorShape).meta({ id: 'AdvisorInquirySummary' })
export type AdvisorSummary = z.infer<typeof advisorSummarySchema>

const otherWaySchema = z
  .discriminatedUnion('way', [
    z.object({ way: z.literal('email'), address: z.string() }),
    z.object({ way: z.literal('phone'), number: z.string() }),
    z.object({ way: z.literal('app') }),
  ])
  .meta({ id: 'OtherWay' })

/** One inquiry as advisors of its desk see it. */
export const advisorInquirySchema = z
  .object({
    ...advisorShape,
    tone: z
      .object({
        angry: z.array(z.string()).meta({ description: 'Words of anger and what shouts, as written.' }),
        address: z
          .enum(['formal', 'informal'])
          .optional()
          .meta({ description: 'How the customer addresses the bank (Sie, du); absent where it is not clear.' }),
        writtenIn: z
          .string()
          .optional()
          .meta({ description: 'The language that they wrote in, where the institute has no texts in it.' }),
      })
      .meta({ description: 'How the customer writes. A hint, with `urgent`, `hardship` and `customer.verified`.' }),
    understood: understoodSchema
      .optional()
      .meta({ description: 'What was understood when it was registered, and why; absent in older inquiries.' }),
    messages: z.array(advisorMessageSchema),
    otherWays: z
      .array(otherWaySchema)
      .optional()
      .meta({ description: 'Present when mail does not reach the customer.' }),
    known: z
      .object({
        segment: z.enum(SEGMENTS).optional(),
        companyId: z.string().optional().meta({ description: 'The company that they write for.' }),
        values: z.array(z.enum(CUSTOMER_VALUES)).meta({ description: 'What they value, the most important first.' }),
        ownAdvisor: colleague.optional(),
        phone: z.string().optional().meta({ description: 'As given in a form, never checked.' }),
      })
      .meta({ description: 'What is known of the customer; of the directory only where they are verified.' }),
    earlier: z
      .array(
        z.object({
          inquiryId: z.string(),
          reference: z.string(),
          subject: z.string(),
          topic: z.string(),
          status: z.enum(STATUSES),
          receivedAt: time,
        }),
      )
      .meta({ description: 'Up to ten other matters of the same known customer that I may see, the newest first.' }),
    decisions: z.array(decisionSchema),
  })
  .meta({ id: 'AdvisorInquiry' })
export type AdvisorInquiry = z.infer<typeof advisorInquirySchema>
