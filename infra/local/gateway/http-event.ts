import { randomUUID } from 'node:crypto'
import type { Claims } from './authorizer.ts'
import type { Request } from './exchange.ts'

export interface RouteOfRequest {
  readonly routeKey: string
  readonly pathParameters: Readonly<Record<string, string>>
  readonly apiId: string
  readonly claims?: Claims
}

const TEXT = /^(text\/|application\/(json|javascript|xml)\b)/i
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const two = (value: number): string => String(value).padStart(2, '0')

/** Access-log time: `24/Nov/2026:01:53:00 +0000`. */
function logTime(at: Date): string {
  const date = `${two(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}`
  return `${date}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
}

function queryParameters(query: string): Record<string, string> | undefined {
  const parameters: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters[name]
    parameters[name] = before === undefined ? value : `${before},${value}`
  }
  return Object.keys(parameters).length === 0 ? undefined : parameters
}

/** The event of payload format 2.0 (Amazon API Gateway Developer Guide, "Working with AWS Lambda proxy integrations for HTTP APIs"). */
export function toHttpEvent(request: Request, route: RouteOfRequest, now: Date) {
  const { cookie, ...rest } = request.headers
  const headers = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]),
  )
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain')
  const host = headers['host'] ?? ''
  const queryStringParameters = queryParameters(request.query)
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: {
      ...headers,
      'x-forwarded-for': [headers['x-forwarded-for'], request.sourceIp].filter(Boolean).join(', '),
      'x-forwarded-proto': 'http',
      'x-amzn-trace-id': `Root=1-${Math.floor(now.getTime() / 1_000).toString(16)}-${randomUUID().replaceAll('-', '').slice(0, 24)}`,
    },
    ...(queryStringParameters === undefined ? {} : { queryStringParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: route.apiId,
      ...(route.claims === undefined ? {} : { authorizer: { jwt: { claims: route.claims, scopes: null } } }),
      domainName: host,
      domainPrefix: host.split('.')[0] ?? '',
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(route.pathParameters).length === 0 ? {} : { pathParameters: route.pathParameters }),
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  }
}
