import { type Environment, tableNames } from '#shared/lambda/environment.ts'

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, ['configuration', 'customers', 'audit']),
})
export type Config = ReturnType<typeof readConfig>
