import { z } from 'zod'

/** A wish to be called back: at which number, and when, in ms since the epoch, `to` after `from`. */
export const callbackSchema = z.object({
  phone: z.exactOptional(z.string().max(40)),
  times: z
    .array(z.object({ from: z.number().int(), to: z.number().int() }))
    .min(1)
    .max(5),
})
export type CallbackWish = z.infer<typeof callbackSchema>
