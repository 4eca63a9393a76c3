import { z } from 'zod'
import { languageText } from './text.ts'

/** Body of `POST /v1/topics/suggest`. */
export const topicQuerySchema = z
  .strictObject({
    text: z.string('must be text').max(2_000, 'must have at most 2000 characters'),
    language: languageText.optional(),
  })
  .meta({ id: 'TopicQuery' })

/** Answer to it. */
export const topicSuggestionSchema = z
  .object({
    topic: z.string().optional().meta({ description: 'Id of a topic. Absent where it is not clear.' }),
    urgent: z.boolean().meta({ description: 'Whoever writes so should call first.' }),
    call: z.string().optional().meta({ description: 'The number to call; present where it is urgent.' }),
  })
  .meta({ id: 'TopicSuggestion' })
