import { z } from 'zod'
import { PRESENCES } from '#shared/roster/advisor-load.ts'
import { ROUTING_RULES } from '#shared/routing/decision.ts'
import { advisorSummarySchema } from './inquiry-output.ts'
import { messageText } from './text.ts'

const time = z.iso.datetime({ offset: true })
const id = z.string('must be text').min(1, 'must not be empty').max(60, 'must have at most 60 characters')

const absenceSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  hours: z.object({ from: z.string(), to: z.string() }).optional().meta({ description: 'Absent: whole days.' }),
})

const personShape = {
  advisorId: z.string(),
  name: z.string(),
  presence: z.enum(PRESENCES),
  openWeight: z.number(),
  capacity: z.number(),
}

/** Answer to `GET /v1/advisor/team`. */
export const teamSchema = z
  .object({
    desks: z.array(
      z.object({
        desk: z.string(),
        waiting: z.int().meta({ description: 'At most 50 are counted.' }),
        oldestAt: time.optional().meta({ description: 'When the oldest of these was received.' }),
        nextDueAt: time.optional().meta({ description: 'The promise that breaks next among these, or broke first.' }),
        people: z
          .array(
            z.object({
              ...personShape,
              open: z.int().meta({ description: 'Inquiries that they have and that are not answered yet.' }),
              changes: z.int().meta({ description: 'Their work is to be read again when it is another number.' }),
              onDutyUntil: time.optional(),
              nextShiftAt: time.optional(),
              absences: z.array(absenceSchema).meta({ description: 'Of the next 14 days.' }),
            }),
          )
          .meta({ description: 'In the order of names.' }),
      }),
    ),
  })
  .meta({ id: 'Team' })
export type TeamJson = z.infer<typeof teamSchema>

/** Answer to `GET /v1/advisor/team/{advisorId}/inquiries`. */
export const personsWorkSchema = z
  .object({
    items: z.array(advisorSummarySchema).meta({ description: 'At the desks that I lead, what is due first on top.' }),
    elsewhere: z.int().meta({ description: 'How many more they have, at other desks.' }),
  })
  .meta({ id: 'PersonsWork' })

/** Answer to `GET /v1/advisor/inquiries/{id}/recipients`. */
export const recipientsSchema = z
  .object({
    people: z
      .array(
        z.object({
          ...personShape,
          against: z
            .array(z.enum(ROUTING_RULES))
            .meta({ description: 'Rules that speak against them; none: they may get it.' }),
        }),
      )
      .meta({ description: 'Everybody at its desk, in the order of names.' }),
  })
  .meta({ id: 'Recipients' })

/** Body of `…/reassign`. */
export const reassignSchema = z
  .strictObject({
    advisorId: id,
    from: id.optional().meta({ description: 'Who has it as I see it; absent: it waits. 409 where that is not so.' }),
    note: messageText.optional().meta({ description: 'For colleagues.' }),
  })
  .meta({ id: 'Reassignment' })
