import { z } from 'zod'
import { CHANNELS } from '#shared/inquiry/inquiry.ts'
import { COUNTED } from '#shared/reaction-times/counted.ts'
import { GROUPINGS } from '#shared/reaction-times/grouping.ts'

export const timeSchema = z.iso.datetime({
  offset: true,
  error: 'must be a time with offset such as 2026-11-24T09:00:00+01:00',
})
const id = z.string().min(1).max(40)

/** Which milestones are meant: all that are not told apart by one of these. */
const filterShape = {
  desk: id.optional(),
  channel: z.enum(CHANNELS, `must be one of ${CHANNELS.join(', ')}`).optional(),
  topic: id.optional(),
  language: id.optional(),
}

export const reactionTimesQuerySchema = z.strictObject({
  from: timeSchema.optional().meta({ description: 'Rounded out to hours. Default: a week before `to`.' }),
  to: timeSchema.optional().meta({ description: 'Default: now. At most 93 days after `from`.' }),
  groupBy: z
    .enum(GROUPINGS, `must be one of ${GROUPINGS.join(', ')}`)
    .default('channel')
    .meta({ description: '`hour` and `day` are series of time; days and weekdays are those of the institute’s zone.' }),
  clock: z.enum(['business', 'calendar'], 'must be business or calendar').default('business'),
  ...filterShape,
})

const seconds = z.number().nullable().meta({ description: 'Seconds; null when nothing was counted.' })
const figuresShape = { count: z.int(), p50: seconds, p90: seconds, p99: seconds }
export const figuresSchema = z.object(figuresShape).meta({ id: 'Figures' })
const partSchema = z
  .object({
    ...figuresShape,
    share: z.number().nullable().meta({ description: 'Of all time to resolution; null for none.' }),
  })
  .meta({ id: 'PartFigures' })
const keptSchema = z.object({ count: z.int(), rate: z.number().nullable() })

export const reactionTimesSchema = z
  .object({
    groups: z.array(
      z.object({
        key: z.string(),
        acknowledged: figuresSchema,
        assigned: figuresSchema,
        opened: figuresSchema.meta({ description: 'Until the assigned advisor first saw it.' }),
        answered: figuresSchema.meta({ description: 'First and later answers together.' }),
        firstResponse: figuresSchema,
        nextResponse: figuresSchema.meta({ description: 'To further messages.' }),
        answeredAgain: figuresSchema.meta({ description: 'After a matter was taken up again.' }),
        resolved: figuresSchema.meta({ description: 'From receipt or the last reopening.' }),
        reopened: figuresSchema.meta({ description: 'From the resolution to the reopening.' }),
        broken: figuresSchema.meta({ description: 'Until a promise had passed without an answer.' }),
        keptPromises: keptSchema,
        resolution: z
          .object({ inOurHands: partSchema, waitingForCustomer: partSchema, deskClosed: partSchema })
          .meta({ description: 'Where the time to resolution went; together calendar time.' }),
      }),
    ),
  })
  .meta({ id: 'ReactionTimes' })

export const reachedQuerySchema = z.strictObject({
  from: timeSchema.optional().meta({ description: 'Rounded out to hours. Default: a week before `to`.' }),
  to: timeSchema.optional().meta({ description: 'Default: now. At most 93 days after `from`.' }),
  milestone: z.enum(COUNTED, `must be one of ${COUNTED.join(', ')}`),
  ...filterShape,
})

export const reachedSchema = z
  .object({
    inquiryId: z.string(),
    milestone: z.enum(COUNTED),
    at: z.iso.datetime({ offset: true }),
    channel: z.enum(CHANNELS),
    desk: z.string(),
    topic: z.string(),
    language: z.string(),
    businessSeconds: z.number(),
    calendarSeconds: z.number(),
    kept: z.boolean().optional().meta({ description: 'Only where a promise was counted.' }),
  })
  .meta({ id: 'ReachedMilestone' })
