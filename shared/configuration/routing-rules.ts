import { z } from 'zod'
import { CUSTOMER_VALUES, SEGMENTS } from '#shared/customer/customer.ts'

const licence = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens, beginning with a letter')

/** What a desk asks of whoever works there. */
export const deskRules = {
  /** Licences that an advisor needs for this desk's work, all of them: `securities`. */
  licences: z.array(licence).max(10).default([]),
  /** Capacity that one inquiry of this desk takes. */
  weight: z.number().int().min(1).max(20).default(1),
}

/** What an advisor may and can do. */
export const advisorRules = {
  licences: z.array(licence).max(20).default([]),
  /** Customers whom they serve; absent: all. */
  segments: z.array(z.enum(SEGMENTS)).min(1).optional(),
  /** What customers value in them. */
  strengths: z.array(z.enum(CUSTOMER_VALUES)).default([]),
}

/** Rules that may be dropped when somebody has waited for long. */
const RELAXABLE_RULES = ['language', 'segment', 'reserve'] as const

/** How inquiries find advisors, for all desks; see docs/operations.md. */
export const routingRules = z
  .strictObject({
    /** Capacity that an urgent inquiry takes at least. */
    urgentWeight: z.number().int().min(1).max(20).default(1),
    /** Share of everybody's capacity that only their own customers and urgent matters may fill, rounded down. */
    reserve: z.number().min(0).max(0.5).default(0),
    /** Rules that fall, each after its business minutes of waiting. */
    relax: z
      .array(z.strictObject({ rule: z.enum(RELAXABLE_RULES), afterMinutes: z.number().int().min(0).max(10_000) }))
      .max(RELAXABLE_RULES.length)
      .default([]),
    /** An urgent inquiry is treated as if it were due so much earlier, and never more. */
    urgentHeadStartMinutes: z.number().min(0).max(10_000).default(480),
    /** Who deals with a customer already gets them so much sooner, and others so much later while that advisor is there. */
    ownHeadStartMinutes: z.number().min(0).max(1_440).default(30),
    /** Whoever helps out at a desk that is not their first is treated as if up to this share of their capacity were taken. */
    helpingOut: z.number().min(0).max(1).default(0),
  })
  .prefault({})
