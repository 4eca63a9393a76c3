import { z } from 'zod'

/** USD a million. */
const perMillion = (price: number) => z.number().min(0).max(1_000_000).default(price)

/**
 * List prices in USD by which operators see what an inquiry costs, of eu-central-1 on demand without tiers, taxes and
 * discounts, as far as they were known on the day. Set them from your price list, with the day on which you read it.
 */
export const priceRules = z
  .strictObject({
    readOn: z.iso.date().default('2026-11-28'),
    writeUnits: perMillion(0.76),
    readUnits: perMillion(0.15),
    queueCalls: perMillion(0.4),
    fileReads: perMillion(0.43),
    mails: perMillion(100),
    apiRequests: perMillion(1.2),
  })
  .prefault({})
export type Prices = z.infer<typeof priceRules>
