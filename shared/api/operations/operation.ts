import type { z } from 'zod'
import type { ProblemKind } from '../problem.ts'

/** What the API's document says of one route. */
export interface Operation {
  readonly summary: string
  readonly description?: string
  readonly body?: z.ZodType
  /** The body may also come as a URL-encoded form, without scripts. */
  readonly form?: true
  readonly query?: z.ZodObject
  /** Answers it takes `Idempotency-Key`. */
  readonly repeatable?: true
  readonly success: {
    readonly status: 200 | 201 | 202 | 204
    readonly description: string
    /** Absent: a page for people, or what `type` says; nothing with 204. */
    readonly schema?: z.ZodType
    readonly type?: 'text/csv'
  }
  /** Answers the version as ETag, and takes If-Match and If-None-Match where it changes something. */
  readonly versioned?: true
  /** May also enter something new, and answers 201 then. */
  readonly enters?: true
  /** The answer may also be 204, which means this. */
  readonly unchanged?: string
  /** Beyond those that every route can answer with. */
  readonly problems: readonly ProblemKind[]
}
