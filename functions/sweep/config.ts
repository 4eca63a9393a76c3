import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, ['inquiries', 'receipts', 'threads', 'advisors', 'promises', 'configuration']),
  ...readEnvironment(environment, {
    CONTENT_BUCKET: required,
    INQUIRIES_QUEUE_URL: required,
    ACKNOWLEDGEMENTS_QUEUE_URL: required,
    ROUTING_QUEUE_URL: required,
    ESCALATIONS_QUEUE_URL: required,
  }),
})
export type Config = ReturnType<typeof readConfig>
