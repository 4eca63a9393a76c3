import { z } from 'zod'
import { advisorSummarySchema } from './inquiry-output.ts'
import { pagingShape } from './paging.ts'

const day = z.iso.date('must be a date, such as 2026-11-28')

/** Body of `POST /v1/advisor/search`: a body, because words of people do not belong into addresses. */
export const searchSchema = z
  .strictObject({
    text: z
      .string('must be text')
      .trim()
      .min(2, 'must have at least 2 characters')
      .max(200, 'must have at most 200 characters')
      .meta({
        description:
          'A reference, an address, names (two letters are enough) or words; all of them must be there. At most eight count.',
      }),
    from: day.optional().meta({ description: 'Received on this day of the institute’s zone or later.' }),
    to: day.optional().meta({ description: 'Received on this day or before.' }),
    ...pagingShape,
  })
  .meta({ id: 'SearchInput' })

export const foundSchema = z
  .object({
    items: z.array(advisorSummarySchema).meta({ description: 'Newest first.' }),
    cursor: z.string().optional().meta({ description: 'Where older ones begin.' }),
    unfinished: z
      .literal(true)
      .optional()
      .meta({ description: 'The words are so frequent that looking further back takes another call.' }),
  })
  .meta({ id: 'Found' })
