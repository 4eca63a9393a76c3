import { z } from 'zod'
import { figuresSchema, timeSchema } from './reaction-times.ts'

const rangeShape = {
  from: timeSchema.optional().meta({ description: 'Rounded out to hours. Default: four weeks before `to`.' }),
  to: timeSchema.optional().meta({ description: 'Default: now. At most 93 days after `from`.' }),
  clock: z.enum(['business', 'calendar'], 'must be business or calendar').default('business'),
}
export const ownFiguresQuerySchema = z.strictObject(rangeShape)
export const teamFiguresQuerySchema = z.strictObject({
  ...rangeShape,
  from: rangeShape.from.meta({ description: 'At least a week before `to`. Default: four weeks.' }),
  desk: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .meta({ description: 'One of the desks that I lead. Default: all of them.' }),
})
export const personFiguresQuerySchema = z.strictObject({
  ...rangeShape,
  reason: z.string().trim().min(3).max(200).meta({ description: 'Why I look; shown to the person.' }),
})

const time = z.iso.datetime({ offset: true })
const personShape = {
  from: time,
  to: time,
  answered: z.object({
    count: z.int(),
    own: figuresSchema.meta({ description: 'From getting a matter to answering it.' }),
    before: figuresSchema.meta({ description: 'From the customer’s message to getting it: beyond their control.' }),
  }),
  promises: z.object({
    count: z.int(),
    kept: z.int(),
    lateBefore: z.int().meta({ description: 'Had passed before they got the matter: not in the rate.' }),
    rate: z.number().nullable().meta({ description: 'Of those that could still be kept; null for none.' }),
  }),
  resolved: z.object({ count: z.int(), reopened: z.int() }),
  absentDays: z.int().meta({ description: 'Days of the range on which they were absent.' }),
}
export const personFiguresSchema = z.object(personShape).meta({ id: 'PersonFigures' })

export const ownFiguresSchema = z
  .object({
    ...personShape,
    accesses: z
      .array(z.object({ at: time, by: z.string(), reason: z.string(), from: time, to: time }))
      .meta({ description: 'Who looked at my figures, and why; the newest 100.' }),
  })
  .meta({ id: 'OwnFigures' })

const spread = z
  .object({ people: z.int(), p25: z.number(), p50: z.number(), p75: z.number() })
  .nullable()
  .meta({ id: 'Spread', description: 'Quartiles over people; null for fewer than five.' })

export const teamFiguresSchema = z
  .object({
    from: time,
    to: time,
    people: z.int().meta({ description: 'Who answered anything.' }),
    own: spread,
    before: spread,
    keptRate: spread,
    answered: spread,
    reopenedRate: spread,
  })
  .meta({ id: 'TeamFigures' })
