import { z } from 'zod'
import { CHANNELS, NOT_REACHED, STATUSES } from '#shared/inquiry/inquiry.ts'
import { OUTCOMES } from '#shared/intake/intake-ledger.ts'

export const reconciliationQuerySchema = z.strictObject({
  day: z
    .union([z.iso.date(), z.literal('all')], 'must be a day such as 2026-11-24, or all')
    .optional()
    .meta({ description: 'Default: today in the institute’s zone.' }),
})

const receiptSchema = z
  .object({
    receiptId: z.string(),
    channel: z.enum(CHANNELS),
    receivedAt: z.iso.datetime({ offset: true }),
    outcome: z.enum(OUTCOMES).optional().meta({ description: 'Absent while in flight.' }),
    inquiryId: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'Receipt' })

const count = z.int()
export const reconciliationSchema = z
  .object({
    day: z.string(),
    totals: z.object({
      received: count,
      inquiries: count,
      merged: count,
      suppressed: count,
      failed: count,
      inFlight: count,
    }),
    items: z.array(receiptSchema).meta({
      description: 'What needs a look: in flight, failed and suppressed, the newest 100 of each.',
    }),
  })
  .meta({ id: 'Reconciliation' })

export const suppressedItemSchema = z
  .object({
    id: z.string().meta({ description: 'To release it by.' }),
    channel: z.enum(CHANNELS),
    receivedAt: z.iso.datetime({ offset: true }),
    reason: z.string(),
    from: z.string().optional(),
    subject: z.string().optional(),
    preview: z.string().optional(),
  })
  .meta({ id: 'SuppressedItem' })

export const rawMailSchema = z
  .object({
    size: count.meta({ description: 'Octets of the whole mail.' }),
    header: z.string(),
    body: z.string().meta({ description: 'Source text. Show it as text, never render it.' }),
    cut: z.boolean().meta({ description: 'The mail is longer than what is here.' }),
    masked: z
      .boolean()
      .meta({ description: 'Something was masked in it when it was taken in; files and HTML are gone.' }),
  })
  .meta({ id: 'RawMail' })

export const notReachedItemSchema = z
  .object({
    inquiryId: z.string(),
    reference: z.string(),
    channel: z.enum(CHANNELS),
    status: z.enum(STATUSES),
    desk: z.string(),
    reason: z.enum(NOT_REACHED),
    at: z.iso.datetime({ offset: true }).meta({ description: 'When it became known.' }),
    otherWays: z
      .array(z.enum(['app', 'email', 'phone']))
      .meta({ description: 'What else is known to reach them; the addresses themselves are for their advisor.' }),
  })
  .meta({ id: 'NotReachedItem' })
export type NotReachedItem = z.infer<typeof notReachedItemSchema>

export const releasedSchema = z.object({ inquiryId: z.string(), status: z.literal('waiting') }).meta({ id: 'Released' })

export const queueSchema = z
  .object({
    name: z.string(),
    depth: count,
    inFlight: count,
    oldestSeconds: z.number().optional().meta({ description: 'Absent when the service does not say.' }),
    deadLetters: count,
    consequence: z.string().meta({ description: 'What customers suffer while dead letters lie here.' }),
  })
  .meta({ id: 'Queue' })

export const redrivenSchema = z.object({ name: z.string(), moved: count }).meta({ id: 'Redriven' })
export const healthSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' })
