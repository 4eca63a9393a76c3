import { z } from 'zod'

const ALARMED = ['lead', 'deputy-lead', 'on-call', 'webhook'] as const
export type Alarmed = (typeof ALARMED)[number]

const to = z.array(z.enum(ALARMED)).min(1)
const step = z.union([
  z.strictObject({
    /** Minutes from the promise; negative ones lie before it. */
    atMinutes: z.number().int().min(-10_080).max(10_080),
    to,
  }),
  z.strictObject({
    /** Minutes for which an urgent matter has waited without anybody looking at it. */
    untakenMinutes: z.number().int().min(1).max(1_440),
    to,
  }),
])
export type EscalationStep = z.infer<typeof step>

/** Who is alarmed at a desk, and when. */
export const deskEscalation = {
  escalation: z.array(step).max(20).default([]),
  /** Addresses of whoever is on call for urgent matters; without one the leads are alarmed. */
  onCall: z.array(z.email().max(254).toLowerCase()).max(20).default([]),
}

/** Where alarms `to: [webhook]` go: HTTPS only. */
export const escalationWebhook = z
  .url({ protocol: /^https$/u })
  .max(1_000)
  .optional()
