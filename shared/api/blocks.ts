import { z } from 'zod'
import { blocksOf } from '#shared/formatting/blocks.ts'
import type { Message } from '#shared/inquiry/inquiry.ts'

const flag = z.literal(true).optional()
const spanSchema = z.object({ text: z.string(), strong: flag, emphasis: flag })
const blockSchema = z
  .object({
    kind: z.enum(['paragraph', 'bullets', 'numbers']),
    lines: z.array(z.array(spanSchema).readonly()).readonly(),
  })
  .meta({ id: 'MessageBlock', description: 'A paragraph with one line, or a list with a line for each item.' })

/** Of everything that shows a message. */
export const blocksShape = {
  blocks: z
    .array(blockSchema)
    .readonly()
    .optional()
    .meta({ description: 'The text as its author formatted it; absent where it is plain.' }),
}

/** A message's text as its author formatted it; nothing for one that is plain. */
export const blocksJson = ({ text, formatted }: Pick<Message, 'text' | 'formatted'>) =>
  formatted === true ? { blocks: blocksOf(text) } : {}
