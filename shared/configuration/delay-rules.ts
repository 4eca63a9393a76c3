import { z } from 'zod'

/** When customers are told that a promise will probably break. */
export const delayRules = z
  .strictObject({
    /** Promises that end within so many minutes of the clock are looked at. */
    lookAheadMinutes: z.number().int().min(2).max(1_440).default(60),
    /** A customer is told from this likelihood on: a higher one tells fewer in vain, and some only when it has broken. */
    likelihood: z.number().min(0.05).max(1).default(0.6),
  })
  .prefault({})
