import { z } from 'zod'
import { configurationSchema } from '#shared/configuration/schema.ts'
import { publishingSchema } from './texts.ts'

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
