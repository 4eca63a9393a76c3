import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, [
    'inquiries',
    'receipts',
    'threads',
    'advisors',
    'sending',
    'configuration',
    'customers',
  ]),
  ...readEnvironment(environment, {
    SIGNING_SECRET_ARN: required,
    CONTENT_BUCKET: required,
    MAIL_CONFIGURATION_SET: required,
    OUTBOUND_QUEUE_URL: required,
    DEAD_LETTER_QUEUE_URL: required,
  }),
})
export type Config = ReturnType<typeof readConfig>
