import { z } from 'zod'
import { configurationSchema } from '#shared/configuration/schema.ts'
import { differencesSchema, publishingSchema } from './texts.ts'

const { institute, desks, advisors, topics, templates, form, holidayDates } = configurationSchema.shape

/**
 * Sections that change; those that are not named stay as they are, each section that is named is replaced as a whole.
 * `base` is the version that was looked at; why it changes is kept with the new one.
 */
export const changeConfigurationSchema = z.strictObject({
  ...publishingSchema.shape,
  institute: institute.optional(),
  desks: desks.optional(),
  advisors: advisors.optional(),
  topics: topics.optional(),
  templates: templates.optional(),
  // Without its default, which would empty the form of whoever does not name it.
  form: form.unwrap().optional(),
  holidayDates: holidayDates.max(20_000).optional().meta({
    description: 'Local days on which desks are closed. Needed when the institute moves to another country or state.',
  }),
})

export const configurationInForceSchema = z
  .object({
    version: z.int(),
    configuration: z.record(z.string(), z.unknown()).meta({
      description: 'institute, desks, advisors, topics, templates, form and holidayDates, as a change takes them.',
    }),
  })
  .meta({ id: 'ConfigurationInForce' })

const section = z.unknown().optional()
const issues = z.array(z.object({ path: z.string(), message: z.string() }))
/** The same before it is put in force: sections need not have their shape yet. */
export const checkConfigurationSchema = z.strictObject({
  base: publishingSchema.shape.base,
  institute: section,
  desks: section,
  advisors: section,
  topics: section,
  form: section,
})

const { changes, more } = differencesSchema.shape
export const checkedSchema = z
  .object({
    problems: issues.meta({ description: 'What speaks against it, at most 100. Empty: it may come into force.' }),
    advice: issues.meta({ description: 'What is allowed and probably not meant.' }),
    changes,
    more,
  })
  .meta({ id: 'CheckedConfiguration' })
