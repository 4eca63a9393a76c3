import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, ['inquiries', 'sending', 'configuration']),
  ...readEnvironment(environment, {
    WEBHOOK_SECRET_ARN: required,
    MAIL_CONFIGURATION_SET: required,
    ESCALATIONS_QUEUE_URL: required,
    DEAD_LETTER_QUEUE_URL: required,
  }),
})
export type Config = ReturnType<typeof readConfig>
