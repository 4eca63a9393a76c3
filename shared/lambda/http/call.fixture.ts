import type { Context } from 'aws-lambda'
import { z } from 'zod'
import type { HttpHandler } from './http-handler.ts'

export interface Call {
  readonly parameters?: Readonly<Record<string, string>>
  /** Without question mark, as it would stand in the address. */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly claims?: Readonly<Record<string, unknown>>
  readonly path?: string
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly json: Readonly<Record<string, unknown>>
}

/** An event as API Gateway makes it from a request: bodies that are not text come in base64. */
export function eventOf(routeKey: string, call: Call): unknown {
  const [method = '', pattern = ''] = routeKey.split(' ')
  const path = call.path ?? pattern.replace(/\{(\w+)\}/gu, (_, name: string) => call.parameters?.[name] ?? '')
  const body =
    call.form === undefined
      ? call.json === undefined
        ? call.body
        : JSON.stringify(call.json)
      : new URLSearchParams(call.form).toString()
  const type =
    call.form === undefined
      ? call.json === undefined
        ? undefined
        : 'application/json'
      : 'application/x-www-form-urlencoded'
  const binary = call.form !== undefined || body instanceof Uint8Array
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: call.query ?? '',
    headers: { host: 'anklang.example', ...(type === undefined ? {} : { 'content-type': type }), ...call.headers },
    ...(call.parameters === undefined ? {} : { pathParameters: call.parameters }),
    ...(body === undefined ? {} : { body: binary ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: binary,
    requestContext: {
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-1',
      stage: '$default',
      ...(call.claims === undefined ? {} : { authorizer: { jwt: { claims: call.claims, scopes: null } } }),
    },
  }
}

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:test',
  memoryLimitInMB: '512',
  awsRequestId: 'request-1',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
}

const headersSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
const objectSchema = z.record(z.string(), z.unknown()).catch({})

/** Sends a request to a handler as the gateway would, and reads its answer. */
export async function send(handler: HttpHandler, routeKey: string, call: Call = {}): Promise<Answer> {
  const result = await handler(eventOf(routeKey, call), lambdaContext)
  const headers = headersSchema.parse(result.headers)
  const text = result.body ?? ''
  const isJson = headers['content-type']?.includes('json') === true
  return {
    status: result.statusCode ?? 200,
    headers,
    text,
    json: isJson && text !== '' ? objectSchema.parse(JSON.parse(text)) : {},
  }
}
