import { z } from 'zod'
import { sampleSchema } from '#shared/acknowledgement/preview.ts'
import { textChangeSchema } from '#shared/configuration/with-texts.ts'

const version = z.int().min(1)
const note = z.string().trim().min(1, 'must say why').max(500)

/** `base` is the version that was looked at; why it changes is kept with the new one. */
export const publishingSchema = z.strictObject({ base: version, note })
export const publishTextsSchema = textChangeSchema.extend(publishingSchema.shape)
export const previewInputSchema = sampleSchema.extend(textChangeSchema.shape)
export const rollbackSchema = publishingSchema.extend({ to: version })

const versionNumber = z.string().regex(/^[1-9]\d{0,8}$/u, 'must be the number of a version')
export const differencesQuerySchema = z.strictObject({ from: versionNumber, to: versionNumber })

const localized = z.record(z.string(), z.string())
export const textsSchema = z
  .object({
    version: z.int(),
    languages: z.array(z.string()),
    templates: z.array(z.object({ path: z.string(), text: z.string() })),
    topics: z.array(
      z.object({ id: z.string(), name: localized, understood: localized, meanwhile: localized.optional() }),
    ),
    variables: z.array(z.string()).meta({ description: 'What templates may use.' }),
  })
  .meta({ id: 'Texts' })

const rendered = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string().meta({ description: 'Show it in a sandboxed frame.' }),
  fallback: z
    .string()
    .optional()
    .meta({ description: 'The template failed; this is the plainest form that goes out then.' }),
})
export const previewSchema = z
  .object({
    version: z.int().meta({ description: 'The version in force, which `before` is from.' }),
    before: rendered,
    after: rendered,
    problems: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .meta({ description: 'Why the draft would not be published.' }),
  })
  .meta({ id: 'Preview' })

export const publishedSchema = z.object({ version: z.int() }).meta({ id: 'Published' })

export const releaseSchema = z
  .object({
    version: z.int(),
    by: z.string().optional().meta({ description: '`operator:<sub>`, or who deployed.' }),
    at: z.iso.datetime({ offset: true }).optional(),
    note: z.string().optional(),
    restores: z.int().optional().meta({ description: 'The earlier version that it put in force again.' }),
    deployed: z.literal(true).optional(),
    replaces: z
      .array(z.int())
      .optional()
      .meta({ description: 'Versions by people that this deployment of changed files has won over.' }),
  })
  .meta({ id: 'Release', description: 'Versions from before a history was kept have their number alone.' })

export const differencesSchema = z
  .object({
    from: z.int(),
    to: z.int(),
    changes: z.array(z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
    more: z.boolean().meta({ description: 'There are more changes than are shown.' }),
  })
  .meta({ id: 'Differences' })
