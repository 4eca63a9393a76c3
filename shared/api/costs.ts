import { z } from 'zod'
import { CHANNELS } from '#shared/inquiry/inquiry.ts'
import { timeSchema } from './reaction-times.ts'

export const costsQuerySchema = z.strictObject({
  from: timeSchema.optional().meta({ description: 'Rounded out to hours. Default: 30 days before `to`.' }),
  to: timeSchema.optional().meta({ description: 'Default: now. At most 93 days after `from`.' }),
})

const usd = z.number().meta({ description: 'USD.' })
export const costsSchema = z
  .object({
    measuredOn: z.iso.date().meta({ description: 'When the pieces of one inquiry were counted.' }),
    pricesReadOn: z.iso.date().meta({ description: 'When the list prices were read.' }),
    days: z.array(
      z.object({
        day: z.iso.date().meta({ description: 'Local day of the institute.' }),
        inquiries: z.record(z.enum(CHANNELS), z.int()).meta({ description: 'Acknowledged, by channel.' }),
        services: z.object({ database: usd, queues: usd, files: usd, mail: usd, api: usd }),
        cost: usd,
        perInquiry: z.number().nullable().meta({ description: 'USD; null on a day without any.' }),
      }),
    ),
  })
  .meta({ id: 'Costs' })
