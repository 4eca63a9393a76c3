import { z } from 'zod'
import { TABLES, type TableName, type TableNames } from '#shared/aws/tables.ts'

/** The process's environment, as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable that must be there and not be empty. */
export const required = z.string().min(1)

/** Reads variables by schema. Throws one sentence that names every variable that is missing or wrong: the function cannot start. */
export function readEnvironment<S extends z.ZodRawShape>(environment: Environment, shape: S): z.infer<z.ZodObject<S>> {
  const result = z.object(shape).safeParse(environment)
  if (result.success) return result.data
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`)
  throw new Error(`the function's environment is not right: ${wrong.join(', ')}`)
}

/** Names of the tables, from the variables that granting them to a function sets. Throws as readEnvironment does. */
export function tableNames<T extends TableName>(environment: Environment, names: readonly T[]): TableNames<T> {
  const variables = readEnvironment(
    environment,
    Object.fromEntries(names.map((name) => [TABLES[name].variable, required])),
  )
  const entries = names.map((name) => [name, z.string().parse(variables[TABLES[name].variable])])
  return Object.fromEntries(entries)
}
