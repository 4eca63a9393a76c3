import type { z } from 'zod'
import { Malformed } from './errors.ts'

/** `value` as the schema reads it. Throws Malformed naming `what` and the fields, never their values. */
export function readAs<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues.map(({ path, code }) => ({ path: path.join('.'), message: code }))
  throw new Malformed(what, issues, { cause: result.error })
}
