import type { z } from 'zod'
import type { FieldIssue } from '#shared/errors.ts'
import { Malformed } from '#shared/errors.ts'
import { invalidInput, Refusal } from './refusal.ts'
import type { HttpRequest } from './request.ts'

/** Unknown fields are echoed to their sender only up to here. */
const SHOWN_PATH = 60
const SHOWN_ISSUES = 50

/** A JSON body as the schema says. An empty body counts as `{}` where the schema takes that. Throws Refusal (400, 415, 422). */
export function readJson<S extends z.ZodType>(request: HttpRequest, schema: S): z.infer<S> {
  return parse(schema, jsonOf(request))
}

/** Query parameters as the schema says; one given twice is refused. Throws Refusal (422). */
export function readQuery<S extends z.ZodType>(request: HttpRequest, schema: S): z.infer<S> {
  return parse(schema, Object.fromEntries(onlyOnce(request.query)))
}

/** Fields of a URL-encoded form, as sent. Throws Refusal (422) for a field that is given twice. */
export function readForm(request: HttpRequest): ReadonlyMap<string, string> {
  return onlyOnce(new URLSearchParams(request.body))
}

/** Whether the body is a URL-encoded form in UTF-8. */
export const isForm = (request: HttpRequest): boolean =>
  mediaTypeOf(request) === 'application/x-www-form-urlencoded' && inUtf8(request)

/** The value as the schema says, or Refusal (422) with an error for each field. */
function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw invalidInput(issuesOf(result.error))
  return result.data
}

/** What zod found, by field, bounded in number and length. */
export function issuesOf(error: z.ZodError): readonly FieldIssue[] {
  return error.issues
    .flatMap((issue) => {
      const path = issue.path.map(String)
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: [...path, key], message: 'is not a known field' }))
        : [{ path, message: issue.message }]
    })
    .slice(0, SHOWN_ISSUES)
    .map(({ path, message }) => ({ path: path.join('.').slice(0, SHOWN_PATH).toWellFormed(), message }))
}

/**
 * Runs a use case and answers 422 when it finds fault with one of these fields of the request. Any other Malformed is
 * about something stored and stays what it is.
 */
export async function withInput<T>(fields: readonly string[], run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Malformed && error.issues.every((issue) => fields.includes(issue.path)))
      throw invalidInput(error.issues)
    throw error
  }
}

function jsonOf(request: HttpRequest): unknown {
  if (request.body === '') return {}
  if (mediaTypeOf(request) !== 'application/json' || !inUtf8(request))
    throw new Refusal('unsupported-media-type', 'Send the body as application/json in UTF-8.')
  try {
    return JSON.parse(request.body)
  } catch (error) {
    throw new Refusal('malformed-request', 'The body is not JSON.', { cause: error })
  }
}

const mediaTypeOf = (request: HttpRequest): string | undefined =>
  request.header('content-type')?.split(';')[0]?.trim().toLowerCase()

function inUtf8(request: HttpRequest): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/iu.exec(request.header('content-type') ?? '')?.[1]
  return charset === undefined || /^utf-?8$/iu.test(charset)
}

function onlyOnce(parameters: URLSearchParams): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of parameters) {
    if (values.has(name)) throw invalidInput([{ path: name.slice(0, SHOWN_PATH), message: 'must be given only once' }])
    values.set(name, value)
  }
  return values
}
