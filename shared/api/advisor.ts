import { z } from 'zod'
import { PRESENCES } from '#shared/roster/advisor-load.ts'
import { pagingShape } from './paging.ts'
import { messageText } from './text.ts'

const id = z.string('must be text').min(1, 'must not be empty').max(60, 'must have at most 60 characters')

export const presenceInputSchema = z
  .strictObject({ presence: z.enum(PRESENCES, `must be one of ${PRESENCES.join(', ')}`) })
  .meta({ id: 'PresenceInput' })

export const advisorListSchema = z
  .strictObject({
    view: z
      .enum(
        ['mine', 'desk', 'waiting', 'snoozed', 'offered', 'resolved'],
        'must be one of mine, desk, waiting, snoozed, offered, resolved',
      )
      .default('mine')
      .meta({ description: '`desk` and `waiting` cover all desks of the advisor.' }),
    desk: id.optional().meta({ description: 'One of them, with `desk` and `waiting` alone.' }),
    ...pagingShape,
  })
  .refine(({ view, desk }) => desk === undefined || view === 'desk' || view === 'waiting', {
    path: ['desk'],
    message: 'goes with the views desk and waiting alone',
  })

export const transferSchema = z
  .strictObject({ desk: id.optional(), advisorId: id.optional(), note: messageText })
  .refine((value) => value.desk !== undefined || value.advisorId !== undefined, {
    path: ['desk'],
    message: 'name a desk, a colleague (advisorId), or both',
  })
  .meta({ id: 'Transfer' })

export const offerSchema = z.strictObject({ advisorId: id, note: messageText }).meta({ id: 'OfferInput' })
export const declineSchema = z.strictObject({ note: messageText }).meta({ id: 'DeclineInput' })
export const mergeSchema = z
  .strictObject({ into: id.meta({ description: 'Inquiry of the same customer that goes on for both.' }) })
  .meta({ id: 'MergeInput' })

export const resolveSchema = z
  .strictObject({
    outcome: z
      .string('must be text')
      .max(200, 'must have at most 200 characters')
      .optional()
      .meta({ description: 'The advisor’s word for how it ended.' }),
  })
  .meta({ id: 'Resolve' })

/** For calls that take nothing: an empty body or `{}`. */
export const nothingSchema = z.strictObject({}).meta({ id: 'Nothing' })

export const advisorSelfSchema = z
  .object({
    advisorId: z.string(),
    name: z.string(),
    desks: z.array(z.string()),
    languages: z.array(z.string()),
    capacity: z.int(),
    openWeight: z.int(),
    presence: z.enum(PRESENCES),
    leads: z.array(z.string()).meta({ description: 'Desks that I lead.' }),
  })
  .meta({ id: 'Advisor' })
