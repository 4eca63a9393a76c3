import { z } from 'zod'
import type { Instant } from '#shared/instant.ts'

/** A stretch of time in which only the customer was waited for. */
export interface Wait {
  readonly from: Instant
  readonly to: Instant
}

/** What a round can begin with, other than the receipt that begins the first one. */
export const LATER_ROUNDS = ['question', 'reopening'] as const

/** What measuring needs to tell apart, beside the milestones that people are shown. */
export interface Timings {
  /** When the assigned advisor first saw it in this round. */
  readonly openedAt?: Instant
  /** When it came to the advisor who has it. */
  readonly advisorSince?: Instant
  /** What this round began with; absent in the first. */
  readonly roundBegan?: (typeof LATER_ROUNDS)[number]
  /** Since when the customer is waited for: the first reply that nothing followed yet. */
  readonly customerSince?: Instant
  /** Waits for the customer since receipt or reopening that are over, in order; at most MOST_WAITS. */
  readonly waits?: readonly Wait[]
}

/** More than any real matter has; later waits count as time with us, so that an item stays bounded. */
const MOST_WAITS = 30

const instant = z.number().int()
export const waitsSchema = z.array(z.object({ from: instant, to: instant }))

/** How timings are stored, as a part of the inquiry. */
export const timingsShape = {
  openedAt: z.exactOptional(instant),
  advisorSince: z.exactOptional(instant),
  roundBegan: z.exactOptional(z.enum(LATER_ROUNDS)),
  customerSince: z.exactOptional(instant),
  waits: z.exactOptional(waitsSchema),
}

/** The waits for the customer up to now, one that still goes on included. */
export function waitsUntil({ waits = [], customerSince }: Timings, now: Instant): readonly Wait[] {
  const goesOn = customerSince !== undefined && customerSince < now && waits.length < MOST_WAITS
  return goesOn ? [...waits, { from: customerSince, to: now }] : waits
}
