import { z } from 'zod'

/** Every kind of problem the API answers with; `type` of a problem is `/docs#<kind>`, where its meaning is explained. */
export const PROBLEMS = {
  'malformed-request': {
    status: 400,
    title: 'The request cannot be read',
    meaning: 'Broken JSON, bytes that are not UTF-8, or a header that makes no sense.',
  },
  'not-signed-in': { status: 401, title: 'Not signed in', meaning: 'The token has no subject.' },
  'not-allowed': { status: 403, title: 'Not allowed', meaning: 'The token lacks the role that this needs.' },
  'not-found': { status: 404, title: 'Not found', meaning: 'There is no such thing, or none that the caller may see.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The path exists; the header Allow names what can be done with it.',
  },
  conflict: {
    status: 409,
    title: 'Somebody else was first',
    meaning:
      'The state no longer allows this. Where there is an inquiry, `current` holds its present state and in `lastChange` who changed it last.',
  },
  'file-closed': {
    status: 409,
    title: 'The file cannot be opened',
    meaning:
      'It is still being checked for malware (try again in a minute), was found infected, or could not be checked because it is encrypted. `current` holds its state.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Another version is in force',
    meaning: 'If-Match or If-None-Match does not hold. Read it again, decide again, and send the new ETag.',
  },
  'too-large': { status: 413, title: 'Too large', meaning: 'The body is larger than 256 KiB.' },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    meaning: 'The body is not JSON (or, where forms are allowed, a URL-encoded form) in UTF-8.',
  },
  'invalid-input': {
    status: 422,
    title: 'Some fields are not valid',
    meaning: '`errors` names each field and says what is wrong with it.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used before',
    meaning: 'The same Idempotency-Key came with another request. Use a new key for a new request.',
  },
  'precondition-required': {
    status: 428,
    title: 'The version is missing',
    meaning: 'A change of what is there names the version that it was made from, by If-Match.',
  },
  'too-many': {
    status: 429,
    title: 'Too many requests',
    meaning:
      'More than is allowed from one network address in an hour. Try again after the seconds that Retry-After names.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    meaning: 'Nothing the caller can mend. It has been logged.',
  },
  unavailable: {
    status: 503,
    title: 'Not available at the moment',
    meaning: 'Try again after the seconds that Retry-After names. With the same Idempotency-Key nothing happens twice.',
  },
} as const satisfies Record<string, { readonly status: number; readonly title: string; readonly meaning: string }>
export type ProblemKind = keyof typeof PROBLEMS

const fieldErrorSchema = z
  .object({
    path: z
      .string()
      .meta({ description: 'Field, with dots for what lies deeper: `answers.amount`. Empty: the whole body.' }),
    message: z.string(),
  })
  .meta({ id: 'FieldError' })

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'URI reference of the kind of problem.', example: '/docs#invalid-input' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(fieldErrorSchema)
      .optional()
      .meta({ description: 'Only for bad input: what is wrong, field by field.' }),
    current: z.unknown().optional().meta({ description: 'Only for conflicts over an inquiry: its present state.' }),
  })
  .meta({ id: 'Problem', description: 'Problem details as in RFC 9457.' })
export type Problem = z.infer<typeof problemSchema>
