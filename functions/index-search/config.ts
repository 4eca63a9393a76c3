import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, ['inquiries', 'search']),
  ...readEnvironment(environment, { SEARCH_SECRET_ARN: required }),
})
export type Config = ReturnType<typeof readConfig>
