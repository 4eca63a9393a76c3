import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

/** A request as the pieces of the gateway hand it on. */
export interface Request {
  readonly method: string
  /** As sent, without query. */
  readonly path: string
  /** Without question mark. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly sourceIp: string
}
export interface Response {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Buffer
}

/** The body was longer than the limit. */
export class BodyTooLarge extends Error {}

/** Reads a request with at most `limit` bytes of body. Throws BodyTooLarge. */
export async function readRequest(message: IncomingMessage, limit: number): Promise<Request> {
  const [path = '/', ...query] = (message.url ?? '/').split('?')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > limit) throw new BodyTooLarge()
    chunks.push(bytes)
  }
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: message.headers,
    body: Buffer.concat(chunks),
    sourceIp: (message.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
  }
}

export function writeResponse(target: ServerResponse, response: Response): void {
  target.statusCode = response.status
  for (const [name, value] of Object.entries(response.headers))
    target.setHeader(name, typeof value === 'string' ? value : [...value])
  target.end(response.body)
}

export const json = (status: number, body: unknown, type = 'application/json'): Response => ({
  status,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})
/** What API Gateway itself says. */
export const message = (status: number, text: string): Response => json(status, { message: text })
