import { z } from '../../platform/zod.ts'
import { draftSchema } from '../writing/use-draft.ts'
import { NOTHING_SAID } from './about.ts'

const aboutSchema = z.object({
  topic: z.string(),
  own: z.boolean(),
  answers: z.record(z.string(), z.record(z.string(), z.string())),
})

/** A new inquiry that somebody is writing, with what it is about. */
export const newDraftSchema = draftSchema.extend({ about: aboutSchema.default(NOTHING_SAID) })
export type NewDraft = z.infer<typeof newDraftSchema>
