import { z } from 'zod'
import { CUSTOMER_VALUES, SEGMENTS } from '#shared/customer/customer.ts'
import { PRESENCES } from '#shared/roster/advisor-load.ts'
import { PREFERENCES, ROUTING_RULES, type RoutingDecision, type RoutingSnapshot } from './decision.ts'

const rule = z.enum(ROUTING_RULES)
const texts = z.array(z.string())
const values = z.array(z.enum(CUSTOMER_VALUES))
const optional = <S extends z.ZodType>(schema: S) => z.exactOptional(schema)

/** Defaults are what releases went by that did not know the field. */
const snapshotSchema = z.object({
  at: z.number(),
  configVersion: z.number(),
  inquiry: z.object({
    inquiryId: z.string(),
    desk: z.string(),
    language: z.string(),
    urgent: z.boolean(),
    weight: z.number(),
    segment: optional(z.enum(SEGMENTS)),
    licences: texts.default([]),
    values: values.default([]),
    conflictAdvisorIds: texts.default([]),
    ownAdvisorId: optional(z.string()),
    deputyIds: texts,
    lastAdvisorId: optional(z.string()),
    knownToAdvisorId: optional(z.string()),
  }),
  rules: z
    .object({ relaxed: z.array(rule), reserve: z.number(), helpingOut: z.number() })
    .default({ relaxed: [], reserve: 0, helpingOut: 0 }),
  candidates: z.array(
    z.object({
      advisorId: z.string(),
      desks: texts,
      languages: texts,
      licences: texts.default([]),
      segments: optional(z.array(z.enum(SEGMENTS))),
      strengths: values.default([]),
      capacity: z.number(),
      openWeight: z.number(),
      presence: z.enum(PRESENCES),
      absent: z.boolean().default(false),
      lastAssignedAt: z.number(),
      givenToday: z.number().default(0),
      focus: z.number().default(1),
    }),
  ),
  atDesk: optional(z.number()),
}) satisfies z.ZodType<RoutingSnapshot>

const decisionSchema = z.object({
  advisorId: optional(z.string()),
  reason: z.enum([...PREFERENCES, 'nobody-eligible']),
  verdicts: z.array(
    z.object({
      advisorId: z.string(),
      against: z.array(rule),
      relaxed: z.array(rule).default([]),
      preference: z.enum(PREFERENCES),
      rank: z.number().default(0),
      fit: z.number().default(0),
      load: z.number(),
      today: z.number().default(0),
    }),
  ),
}) satisfies z.ZodType<RoutingDecision>

const storedSchema = z.object({ decision: decisionSchema, snapshot: optional(snapshotSchema) })

/** A decision as an event keeps it, with what it was made from unless an early release left that out. */
export interface StoredDecision {
  readonly decision: RoutingDecision
  readonly snapshot?: RoutingSnapshot
}

/** The decision in an event's detail; undefined where there is none. */
export function storedDecision(detail: unknown): StoredDecision | undefined {
  const read = storedSchema.safeParse(detail)
  return read.success ? read.data : undefined
}
