import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, ['customers', 'configuration', 'audit']),
  ...readEnvironment(environment, { STAFF_ROLE_CLAIM: required }),
})
export type Config = ReturnType<typeof readConfig>
