import type { Caller } from './caller.ts'
import type { HttpEvent } from './event.ts'
import { Refusal } from './refusal.ts'

/** A request as routes see it. Nothing in it has been checked but its size and that its text is UTF-8. */
export interface HttpRequest {
  readonly routeKey: string
  readonly method: string
  readonly rawPath: string
  /** Path parameters, decoded; empty text when absent. */
  readonly parameter: (name: string) => string
  /** Query parameters; a plus sign is itself, because times with an offset are often sent without escaping it. */
  readonly query: URLSearchParams
  /** Header by lower-case name. */
  readonly header: (name: string) => string | undefined
  readonly body: string
  readonly caller: Caller | undefined
  /** Network address of the caller, as the distribution in front saw it; empty when unknown. For bounds, never for trust. */
  readonly address: string
}

/** Largest body that is read, in bytes. */
const MAX_BODY = 256 * 1024

/** Reads an event into a request. Throws Refusal for a body that is too large or not UTF-8. */
export function requestOf(event: HttpEvent, caller: Caller | undefined): HttpRequest {
  const headers = new Map(Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    routeKey: event.routeKey,
    method: event.requestContext.http.method,
    rawPath: event.rawPath,
    parameter: (name) => decoded(event.pathParameters[name] ?? ''),
    query: new URLSearchParams(event.rawQueryString.replaceAll('+', '%2B')),
    header: (name) => headers.get(name),
    body: bodyOf(event),
    caller,
    address: addressOf(event, headers.get('x-forwarded-for') ?? ''),
  }
}

/** The distribution appends its viewer to X-Forwarded-For and the gateway appends the distribution; what stands before was written by anybody. */
const addressOf = ({ requestContext }: HttpEvent, forwarded: string): string =>
  forwarded.split(',').at(-2)?.trim() ?? requestContext.http.sourceIp

function bodyOf(event: HttpEvent): string {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > MAX_BODY) throw new Refusal('too-large', 'A body has at most 256 KiB.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Refusal('malformed-request', 'The body is not UTF-8.', { cause: error })
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
