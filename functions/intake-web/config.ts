import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, ['inquiries', 'receipts', 'customers', 'sending', 'configuration']),
  ...readEnvironment(environment, {
    CONTENT_BUCKET: required,
    SIGNING_SECRET_ARN: required,
    INQUIRIES_QUEUE_URL: required,
    PUBLIC_URL: required,
  }),
})
export type Config = ReturnType<typeof readConfig>
