import type { TableName, TableNames } from '#shared/aws/tables.ts'
import { type Environment, tableNames } from '#shared/lambda/environment.ts'

/** Which system is meant, and which of its tables a command works on. */
export type Place<K extends TableName> = { readonly names: readonly K[] } & (
  | { readonly stack: string }
  /** Data directory of a running local system. */
  | { readonly local: string }
  | { readonly tables: TableNames<K> }
)

/** Which system the options or the environment mean. Throws an Error with sentences that say how to name one. */
export function placeOf<K extends TableName>(
  { stack, local }: { readonly stack?: string | undefined; readonly local?: string | undefined },
  names: readonly K[],
  environment: Environment,
  usage: string,
): Place<K> {
  if (stack !== undefined && local !== undefined) throw new Error(`--stack and --local exclude each other.\n${usage}`)
  if (stack !== undefined) return { names, stack }
  if (local !== undefined) return { names, local }
  try {
    return { names, tables: tableNames(environment, names) }
  } catch (cause) {
    throw new Error(`It is not said which system is meant: name --stack or --local.\n${usage}`, { cause })
  }
}
