import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, [
    'inquiries',
    'receipts',
    'threads',
    'advisors',
    'advisorFigures',
    'customers',
    'promises',
    'search',
    'configuration',
    'console',
  ]),
  ...readEnvironment(environment, {
    CONTENT_BUCKET: required,
    ACKNOWLEDGEMENTS_QUEUE_URL: required,
    ROUTING_QUEUE_URL: required,
    OUTBOUND_QUEUE_URL: required,
    STAFF_ROLE_CLAIM: required,
    SEARCH_SECRET_ARN: required,
  }),
})
export type Config = ReturnType<typeof readConfig>
