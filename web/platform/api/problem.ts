import { z } from '../zod.ts'

const bodySchema = z
  .object({
    title: z.string().optional(),
    detail: z.string().optional(),
    message: z.string().optional(),
    current: z.unknown().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  })
  .catch({ errors: [] })

/** What a page can do about it. */
export const PROBLEM_KINDS = [
  'offline',
  'expired',
  'forbidden',
  'missing',
  'conflict',
  'too-many',
  'refused',
  'broken',
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

const KINDS: Readonly<Record<number, ProblemKind>> = {
  401: 'expired',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  429: 'too-many',
}
const RETRYABLE: ReadonlySet<ProblemKind> = new Set(['offline', 'too-many', 'broken'])

/** A call that did not give what was asked for. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind
  readonly status: number
  /** How it stands now, where that is why; read it with a schema. */
  readonly current: unknown
  /** By field, as RFC 9457 problems of this API name them. */
  readonly errors: readonly { readonly path: string; readonly message: string }[]

  constructor(status: number, body: unknown, options?: ErrorOptions) {
    const { title, detail, message, current, errors } = bodySchema.parse(body)
    super(detail ?? title ?? message ?? `HTTP ${status}`, options)
    this.name = 'ApiProblem'
    this.status = status
    this.kind = status === 0 ? 'offline' : (KINDS[status] ?? (status < 500 ? 'refused' : 'broken'))
    this.current = current
    this.errors = errors
  }

  /** Whether the same call may work later. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind)
  }
}

/** The kind of whatever was thrown; a mistake of our own is `broken`. */
export const kindOf = (error: unknown): ProblemKind => (error instanceof ApiProblem ? error.kind : 'broken')
