import { z } from 'zod'
import { languageText } from './text.ts'

/** Query of `GET /v1/topics`. */
export const topicsQuerySchema = z.strictObject({
  language: languageText.optional().meta({ description: 'Absent: the institute’s own.' }),
})

/** What customers can write about. */
export const topicsSchema = z
  .object({
    items: z.array(
      z.object({
        topic: z.string().meta({ description: 'Id, as an inquiry names it.' }),
        name: z.string(),
        urgent: z.boolean().meta({ description: 'Whoever writes about it should call first.' }),
        call: z.string().optional().meta({ description: 'The number to call; present where it is urgent.' }),
        questions: z
          .array(
            z.object({
              id: z.string().meta({ description: 'Under which `answers` of an inquiry hold the answer.' }),
              label: z.string(),
              hint: z.string().optional(),
              kind: z.enum(['text', 'date', 'amount', 'choice']),
              options: z.array(z.object({ id: z.string(), label: z.string() })),
            }),
          )
          .meta({ description: 'All of them may be left open.' }),
      }),
    ),
  })
  .meta({ id: 'Topics' })
