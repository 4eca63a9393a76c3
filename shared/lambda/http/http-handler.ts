import middy from '@middy/core'
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { type ApiFunction, type Audience, methodsOf, ROUTES, type RouteKeyOf } from '#shared/api/routes.ts'
import { logFailure } from '../log-failure.ts'
import type { Observability } from '../observability.ts'
import { type Caller, callerOf, inRole, signedIn } from './caller.ts'
import { crossOrigin } from './cross-origin.ts'
import { type HttpEvent, httpEventSchema } from './event.ts'
import { Refusal } from './refusal.ts'
import { refusalOf } from './refusal-of.ts'
import { type HttpRequest, requestOf } from './request.ts'
import { gatewayResult, type HttpResult, refused } from './result.ts'

export type HttpRoute = (request: HttpRequest) => Promise<HttpResult>

export interface HttpOptions {
  readonly observability: Observability
  /** Claim of the staff's tokens that holds their roles. */
  readonly roleClaim: string
  /** Origins whose pages may read answers of embedded routes; absent for functions that have none. */
  readonly embedOrigins?: () => Promise<readonly string[]>
}

export type HttpHandler = (event: unknown, context: Context) => Promise<APIGatewayProxyStructuredResultV2>

/**
 * The Lambda handler of one function of the API: reads the event, checks who calls as the route's audience says, runs
 * the route and turns errors into problems. A route that is missing here does not compile; one that the gateway does not
 * know is 404, or 405 where the path exists. Logs the route's key and never the path, which may hold a token.
 */
export function httpHandler<F extends ApiFunction>(
  routes: Readonly<Record<RouteKeyOf<F>, HttpRoute>>,
  options: HttpOptions,
): HttpHandler {
  const { log } = options.observability
  const byKey = new Map<string, HttpRoute>(Object.entries<HttpRoute>(routes))
  const answer = async (incoming: unknown): Promise<APIGatewayProxyStructuredResultV2> => {
    const event = httpEventSchema.parse(incoming)
    const request = requestOf(event, allowed(event, options.roleClaim))
    const route = byKey.get(event.routeKey)
    const result = await (route === undefined ? answerUnmatched(byKey, request) : route(request))
    log.info('answered', { routeKey: event.routeKey, status: result.status })
    return gatewayResult({ ...result, headers: { ...result.headers, ...(await shared(event)) } })
  }
  const shared = async (event: HttpEvent | undefined) =>
    event === undefined ? {} : crossOrigin(event, options.embedOrigins ?? (async () => []))
  const handler = middy<unknown, APIGatewayProxyStructuredResultV2>()
    .use([...options.observability.middlewares])
    .onError(async (request) => {
      const refusal = refusalOf(request.error)
      const event = httpEventSchema.safeParse(request.event).data
      const routeKey = event?.routeKey ?? 'unreadable event'
      const ours = refusal.kind === 'internal-error' || refusal.kind === 'unavailable'
      if (ours) logFailure(options.observability, request.error, { routeKey })
      log.info('refused', { routeKey, problem: refusal.kind })
      const { headers, ...rest } = refused(refusal)
      // Where the origins cannot be read, a page of another origin sees that something failed and not what.
      const more = await shared(event).catch(() => ({}))
      request.response = gatewayResult({ ...rest, headers: { ...headers, ...more } })
    })
    .handler(answer)
  return (event, context) => handler(event, context)
}

const audiences = new Map<string, Audience>(ROUTES.map((route) => [route.key, route.audience]))

/** The gateway checks tokens; roles are ours to check. A route without an authorizer by mistake stays closed. */
function allowed(event: HttpEvent, roleClaim: string): Caller | undefined {
  const audience = audiences.get(event.routeKey) ?? 'public'
  if (audience === 'public') return undefined
  const caller = callerOf(event, roleClaim)
  return audience === 'customer' ? signedIn(caller) : inRole(caller, audience)
}

/**
 * What the gateway matched with no route: HEAD as GET without its body for fixed public paths (monitors ask so), OPTIONS
 * with what a path knows (RFC 9110 §9.3.2, §9.3.7), otherwise 405 or 404.
 */
async function answerUnmatched(routes: ReadonlyMap<string, HttpRoute>, request: HttpRequest): Promise<HttpResult> {
  const { method, rawPath } = request
  const methods = methodsOf(rawPath)
  if (methods.length === 0) throw new Refusal('not-found', 'There is nothing under this path.')
  const allow = methods.join(', ')
  if (method === 'OPTIONS') return { status: 204, headers: { allow }, body: '' }
  const get = audiences.get(`GET ${rawPath}`) === 'public' ? routes.get(`GET ${rawPath}`) : undefined
  if (method === 'HEAD' && get !== undefined) return { ...(await get(request)), body: '' }
  throw new Refusal('method-not-allowed', `This path knows ${allow}.`, { headers: { allow } })
}
