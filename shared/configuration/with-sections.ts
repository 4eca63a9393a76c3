import type { Configuration } from './schema.ts'

/** Parts of a configuration, each whole; a part that is undefined or not named does not change. */
export type Sections = { readonly [K in keyof Configuration]?: Configuration[K] | undefined }

/** The configuration with these sections instead of its own. Pure. */
export const withSections = (
  configuration: Configuration,
  { institute, desks, advisors, topics, templates, form, holidayDates }: Sections,
): Configuration => ({
  institute: institute ?? configuration.institute,
  desks: desks ?? configuration.desks,
  advisors: advisors ?? configuration.advisors,
  topics: topics ?? configuration.topics,
  templates: templates ?? configuration.templates,
  form: form ?? configuration.form,
  holidayDates: holidayDates ?? configuration.holidayDates,
})
