import { z } from 'zod'
import { STATUSES } from '#shared/inquiry/inquiry.ts'
import { advisorSelfSchema } from './advisor.ts'
import { advisorSummarySchema } from './inquiry-output.ts'

const time = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-24T10:00:00+01:00' })
const id = z.string('must be text').min(1, 'must not be empty').max(60, 'must have at most 60 characters')
const version = z.string().meta({ description: 'Changes exactly when there is something new to read.' })

/** Body of `POST /v1/advisor/me/session`. */
export const sessionInputSchema = z
  .strictObject({
    sessionId: z
      .string('must be text')
      .regex(/^[\w-]{8,64}$/u, 'must be 8 to 64 letters, digits, `-` or `_`')
      .meta({ description: 'One tab or device; the console makes it up.' }),
    viewing: id.exactOptional().meta({ description: 'Inquiry that is open.' }),
    typing: z.boolean('must be true or false').default(false),
    left: id
      .exactOptional()
      .meta({ description: 'Inquiry that was open before: colleagues see at once that it no longer is.' }),
    since: z.string().max(60).exactOptional().meta({ description: '`etag` of the answer that the console shows.' }),
  })
  .meta({ id: 'ConsoleSession' })

/** Answer to it. */
export const consoleStateSchema = z
  .object({
    etag: z.string().meta({ description: 'Send it as `since`: 204 while nothing has changed.' }),
    configuration: z.int().meta({ description: 'Version in force: names are to be read again when it changes.' }),
    me: advisorSelfSchema,
    mine: z.object({ count: z.int(), version }),
    offered: z.object({ count: z.int(), version }).meta({ description: 'Matters that colleagues offer to me.' }),
    desks: z.array(
      z.object({
        desk: z.string(),
        waiting: z.int().meta({ description: 'At most 50 are counted.' }),
        version,
        nextDueAt: time.optional().meta({ description: 'The promise that breaks next among what waits.' }),
      }),
    ),
    viewing: z.object({ inquiryId: z.string(), version, status: z.enum(STATUSES) }).optional(),
    others: z
      .array(z.object({ advisorId: z.string(), name: z.string(), typing: z.boolean() }))
      .meta({ description: 'Colleagues who have the same inquiry open.' }),
  })
  .meta({ id: 'ConsoleState' })
export type ConsoleStateJson = z.infer<typeof consoleStateSchema>

const nameByLanguage = z.record(z.string(), z.string()).meta({ description: 'By language of the institute.' })

/** Answer to `GET /v1/advisor/names`: what ids are called. */
export const namesSchema = z
  .object({
    configuration: z.int().meta({ description: 'The version that they are from.' }),
    topics: z.array(z.object({ topic: z.string(), desk: z.string(), name: nameByLanguage })),
    desks: z.array(z.object({ desk: z.string(), name: nameByLanguage })),
    people: z
      .array(z.object({ advisorId: z.string(), name: z.string(), desks: z.array(z.string()) }))
      .meta({ description: 'Everybody at my desks, in the order of names.' }),
  })
  .meta({ id: 'Names' })
export type NamesJson = z.infer<typeof namesSchema>

/** Body of `…/snooze`. */
export const snoozeSchema = z
  .strictObject({
    until: time.exactOptional().meta({
      description: 'Needed, and before the promise, while the customer waits; absent: until the customer writes.',
    }),
  })
  .meta({ id: 'SnoozeInput' })

/** Answer to `…/inquiries/next`. */
export const nextSchema = z
  .object({
    state: z
      .enum(['taken', 'nothing', 'full'])
      .meta({ description: '`full`: something waits, and there is no room for it.' }),
    inquiry: advisorSummarySchema.optional(),
  })
  .meta({ id: 'Next' })
