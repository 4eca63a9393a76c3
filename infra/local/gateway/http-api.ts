import { FunctionError } from '../lambda/execution-environment.ts'
import type { FunctionPool } from '../lambda/function-pool.ts'
import { type Claims, createJwtCheck, type JwtAuthorizer } from './authorizer.ts'
import { message, type Request, type Response } from './exchange.ts'
import { toHttpEvent } from './http-event.ts'
import { toHttpResponse } from './http-response.ts'
import { createRouter } from './routes.ts'

interface Throttle {
  /** Requests a second. */
  readonly rate: number
  /** At once. */
  readonly burst: number
}
export interface ApiRoute {
  readonly routeKey: string
  /** Of its own, instead of the API's. */
  readonly throttle?: Throttle
  readonly pool: FunctionPool
  readonly authorizer?: JwtAuthorizer
  readonly timeoutMs: number
}
export interface HttpApiOptions {
  readonly apiId: string
  readonly routes: readonly ApiRoute[]
  /** Of all routes that have none of their own; absent: unlimited. */
  readonly throttle?: Throttle
}

/** Handles requests as an HTTP API of API Gateway does, its own answers (401, 404, 429, 500, 503) included. */
export function createHttpApi(options: HttpApiOptions): (request: Request) => Promise<Response> {
  const find = createRouter(new Map(options.routes.map((route) => [route.routeKey, route])))
  const checks = new Map<string, (header: string | undefined) => Promise<Claims | undefined>>()
  const check = (authorizer: JwtAuthorizer) => {
    const key = JSON.stringify(authorizer)
    const known = checks.get(key) ?? createJwtCheck(authorizer)
    checks.set(key, known)
    return known
  }
  const admitAny = options.throttle === undefined ? () => true : createBucket(options.throttle)
  const admitTo = new Map(
    options.routes.flatMap(({ routeKey, throttle }) =>
      throttle === undefined ? [] : [[routeKey, createBucket(throttle)] as const],
    ),
  )
  return async (request) => {
    const match = find(request.method, request.path)
    const admit = admitTo.get(match?.value.routeKey ?? '') ?? admitAny
    if (!admit()) return message(429, 'Too Many Requests')
    if (match === undefined) return message(404, 'Not Found')
    const { routeKey, pool, authorizer, timeoutMs } = match.value
    const claims = authorizer === undefined ? undefined : await check(authorizer)(request.headers.authorization)
    if (authorizer !== undefined && claims === undefined)
      return {
        ...message(401, 'Unauthorized'),
        headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
      }
    const route = { routeKey, apiId: options.apiId, pathParameters: match.pathParameters, ...(claims && { claims }) }
    try {
      const invoked = pool.invoke(toHttpEvent(request, route, new Date()))
      return await withinTime(invoked, timeoutMs)
    } catch (error) {
      if (error instanceof FunctionError) return message(500, 'Internal Server Error')
      throw error
    }
  }
}

async function withinTime(invoked: Promise<unknown>, timeoutMs: number): Promise<Response> {
  const late = Promise.withResolvers<Response>()
  const timer = setTimeout(() => late.resolve(message(503, 'Service Unavailable')), timeoutMs)
  try {
    return await Promise.race([invoked.then(toHttpResponse), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Token bucket, as API Gateway throttles. */
function createBucket(throttle: Throttle): () => boolean {
  let tokens = throttle.burst
  let last = performance.now()
  return () => {
    const now = performance.now()
    tokens = Math.min(throttle.burst, tokens + ((now - last) / 1_000) * throttle.rate)
    last = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
