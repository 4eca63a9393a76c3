import { z } from 'zod'
import { blocksShape } from './blocks.ts'
import { formatted } from './inquiry-input.ts'
import { languageText, messageText } from './text.ts'

const time = z.iso.datetime({ offset: true })
const LONGEST = 20_000
const longText = z.string('must be text').max(LONGEST, `must have at most ${LONGEST} characters`)

/** Body of `PUT …/draft`. */
export const draftInputSchema = z
  .strictObject({
    text: longText,
    version: z
      .int('must be a whole number')
      .min(0, 'must not be negative')
      .meta({ description: 'The version that this tab has seen; 0 for none.' }),
  })
  .meta({ id: 'DraftInput' })

export const draftSchema = z
  .object({
    text: z.string(),
    version: z.int(),
    savedAt: time.optional().meta({ description: 'Absent when there is none.' }),
  })
  .meta({ id: 'Draft' })

const owner = z
  .string('must be text')
  .regex(/^(me|[a-z][a-z0-9-]{0,39})$/u, 'must be `me` or a desk')
  .meta({ description: '`me`, or a desk: those are made by whoever leads it.' })

/** Body of `PUT /v1/advisor/macros/{macroId}`. */
export const macroInputSchema = z
  .strictObject({
    owner,
    language: languageText,
    version: z
      .int('must be a whole number')
      .min(0, 'must not be negative')
      .meta({ description: 'The version that was seen; 0 for a new one.' }),
    title: z.string('must be text').min(1, 'must not be empty').max(100, 'must have at most 100 characters'),
    text: longText.min(1, 'must not be empty').meta({
      description:
        'Liquid with `{{ name }}`, `{{ reference }}`, `{{ promise }}`, `{{ advisor }}`, `{{ desk }}`, `{{ institute }}`.',
    }),
  })
  .meta({ id: 'MacroInput' })

/** Which macro of that id is meant. */
export const macroOwnerSchema = z.strictObject({ owner: owner.default('me') })

/** Which one is taken out. */
export const macroRemovalSchema = z.strictObject({
  owner: owner.default('me'),
  version: z
    .string()
    .regex(/^\d{1,9}$/u, 'must be a whole number')
    .meta({ description: 'The version that was seen.' }),
})

export const macroSchema = z
  .object({
    macroId: z.string(),
    owner: z.string(),
    language: z.string(),
    title: z.string(),
    text: z.string(),
    version: z.int().meta({ description: 'Grows with each change.' }),
    changed: z
      .object({ at: time, by: z.string().meta({ description: 'Their name.' }) })
      .optional()
      .meta({ description: 'Who changed it last; absent in those of older releases.' }),
  })
  .meta({ id: 'Macro' })
export type MacroJson = z.infer<typeof macroSchema>

export const renderedSchema = z.object({ text: z.string() }).meta({ id: 'RenderedMacro' })

/** Body of `…/replies/preview`. */
export const previewInputSchema = z.strictObject({ message: messageText, formatted }).meta({ id: 'ReplyPreviewInput' })

/** Answer to it. */
export const previewSchema = z
  .object({
    way: z.enum(['mail', 'app']).meta({ description: 'How it reaches the customer; the app shows the text alone.' }),
    subject: z.string(),
    text: z.string(),
    ...blocksShape,
    html: z.string(),
    language: z.string().meta({ description: 'That it seems to be written in.' }),
    differs: z.boolean().meta({ description: 'Whether that is another one than the language of the answers.' }),
  })
  .meta({ id: 'ReplyPreview' })
