/** What a caller may do with a failure: trying again helps later, or never. One place (the queue middleware) maps it. */
export type Retry = 'later' | 'never'

/** Root of the errors that the core throws on purpose. `message` never holds personal data: it is logged. */
export abstract class AnklangError extends Error {
  abstract readonly retry: Retry
  override get name(): string {
    return this.constructor.name
  }
}

/** Somebody else was first: `what` changed between reading and writing. Read again and decide again. */
export class Conflict extends AnklangError {
  readonly retry = 'later'
  readonly what: ConflictingPart
  constructor(what: ConflictingPart, options?: ErrorOptions) {
    super(`${what} changed meanwhile`, options)
    this.what = what
  }
}
export type ConflictingPart =
  | 'inquiry'
  | 'receipt'
  | 'thread'
  | 'advisor'
  | 'message'
  | 'claim'
  | 'configuration'
  | 'draft'
  | 'macro'
  | 'customer'
  | 'pace'
  | 'audit'

/** The part of the outside world named by `service` did not answer or asked to slow down. */
export class Unavailable extends AnklangError {
  readonly retry = 'later'
  readonly service: string
  constructor(service: string, options?: ErrorOptions) {
    super(`${service} is not available`, options)
    this.service = service
  }
}

/** Nothing went wrong, it is only not yet time: the account's sending limits are used up. */
export class Postponed extends AnklangError {
  readonly retry = 'later'
  /** After how many seconds to try again, 1–900. */
  readonly seconds: number
  constructor(seconds: number, options?: ErrorOptions) {
    super(`put off for ${seconds} s`, options)
    this.seconds = seconds
  }
}

/** A send whose outcome is unknown (time-out after the request left). It may or may not have gone out. */
export class AmbiguousSend extends AnklangError {
  readonly retry = 'later'
  constructor(options?: ErrorOptions) {
    super('it is not known whether the mail went out', options)
  }
}

/** The mail service refused this mail for good. */
export class SendRejected extends AnklangError {
  readonly retry = 'never'
  readonly code: string
  constructor(code: string, options?: ErrorOptions) {
    super(`the mail service refused the mail (${code})`, options)
    this.code = code
  }
}

/** A message of a queue or a stored item that does not have the shape it must have. */
export class Malformed extends AnklangError {
  readonly retry = 'never'
  readonly issues: readonly FieldIssue[]
  constructor(what: string, issues: readonly FieldIssue[], options?: ErrorOptions) {
    super(`${what} is malformed: ${issues.map((issue) => `${issue.path} ${issue.message}`).join('; ')}`, options)
    this.issues = issues
  }
}
export interface FieldIssue {
  readonly path: string
  readonly message: string
}

/** Something that must be there is not, and waiting will not bring it. */
export class Missing extends AnklangError {
  readonly retry = 'never'
  constructor(what: string, options?: ErrorOptions) {
    super(`${what} does not exist`, options)
  }
}

/** An idempotency key came again with something else. */
export class KeyReused extends AnklangError {
  readonly retry = 'never'
  constructor(options?: ErrorOptions) {
    super('the idempotency key was used for another request', options)
  }
}
