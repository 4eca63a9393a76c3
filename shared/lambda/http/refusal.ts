import { PROBLEMS, type Problem, type ProblemKind } from '#shared/api/problem.ts'
import type { FieldIssue } from '#shared/errors.ts'

/** Thrown to answer a request with a problem. Its detail is shown to the caller and must not tell of others. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: ProblemKind
  readonly errors: readonly FieldIssue[] | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly current: unknown
  constructor(
    kind: ProblemKind,
    detail: string,
    options: {
      readonly errors?: readonly FieldIssue[]
      readonly headers?: Readonly<Record<string, string>>
      readonly current?: unknown
    } & ErrorOptions = {},
  ) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause })
    this.kind = kind
    this.errors = options.errors
    this.headers = options.headers ?? {}
    this.current = options.current
  }
}

/** The document of a refusal, RFC 9457. */
export const problemOf = (refusal: Refusal): Problem => ({
  type: `/docs#${refusal.kind}`,
  title: PROBLEMS[refusal.kind].title,
  status: PROBLEMS[refusal.kind].status,
  detail: refusal.message,
  ...(refusal.errors === undefined ? {} : { errors: [...refusal.errors] }),
  ...(refusal.current === undefined ? {} : { current: refusal.current }),
})

/** Bad fields. */
export const invalidInput = (errors: readonly FieldIssue[]): Refusal =>
  new Refusal('invalid-input', 'Correct the fields that errors names and send the request again.', { errors })
