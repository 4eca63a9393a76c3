import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { ApiFunction, Audience, Route, RouteKey } from '#shared/api/routes.ts'
import { acknowledgeFinding } from './acknowledge-finding.ts'
import type { Alarms } from './alarms.ts'
import type { ServiceFunction } from './service-function.ts'

/** Requests a second, and in a burst: far above what people cause, far below what a loop would cost. */
const THROTTLE = { rateLimit: 1_000, burstLimit: 2_000 }
/** A comfort that every form asks for while somebody types must not use up what sending needs. */
const OWN_THROTTLES: Readonly<Partial<Record<RouteKey, typeof THROTTLE>>> = {
  'POST /v1/topics/suggest': { rateLimit: 100, burstLimit: 200 },
}

/** No path, address or user agent: paths of status pages hold tokens. */
const LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    latencyMs: '$context.responseLatency',
    error: '$context.error.messageString',
    integrationError: '$context.integrationErrorMessage',
  }),
)

export interface WiringProps {
  readonly routes: readonly Route[]
  readonly functions: Readonly<Record<ApiFunction, ServiceFunction>>
  /** By whom a route may be called; `public` routes have none. */
  readonly authorizers: Readonly<Record<Exclude<Audience, 'public'>, IHttpRouteAuthorizer>>
  /** Answers what no route matches. */
  readonly fallback: ApiFunction
}

/** The HTTP API, throttled and logged without personal data. */
export class HttpEntry extends Construct {
  readonly api: HttpApi
  readonly #stage: HttpStage

  constructor(scope: Construct, id: string, props: { readonly alarms: Alarms }) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Anklang' })
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.#stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(logs), format: LOG_FORMAT },
    })
    const { defaultChild } = this.#stage.node
    if (defaultChild instanceof CfnStage)
      defaultChild.routeSettings = Object.fromEntries(
        Object.entries(OWN_THROTTLES).map(([key, { rateLimit, burstLimit }]) => [
          key,
          { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit },
        ]),
      )
    props.alarms.ring(this, 'ServerErrors', {
      metric: this.api.metricServerError({ statistic: 'Sum' }),
      above: 0,
      minutes: 2,
      symptom: 'The HTTP API answers with server errors.',
      consequence:
        'Customers cannot send the form or use their inquiries in the app, or advisors and operators cannot work.',
    })
  }

  /** Wires the routes, each with the authorizer of its audience. */
  wire({ routes, functions, authorizers, fallback }: WiringProps): void {
    const integrations = new Map(
      Object.entries(functions).map(([name, fn]) => [
        name,
        new HttpLambdaIntegration(name, fn, { scopePermissionToRoute: false }),
      ]),
    )
    const integration = (name: ApiFunction): HttpLambdaIntegration => {
      const found = integrations.get(name)
      if (found === undefined) throw new Error(`There is no function ${name} for its routes.`)
      return found
    }
    for (const { key, audience, function: name } of routes) {
      const [method, path = ''] = key.split(' ')
      const added = this.api.addRoutes({
        path,
        methods: [toMethod(method)],
        integration: integration(name),
        authorizer: audience === 'public' ? new HttpNoneAuthorizer() : authorizers[audience],
      })
      // The stage names the route, which must be there first.
      if (Object.hasOwn(OWN_THROTTLES, key)) this.#stage.node.addDependency(...added)
      if (audience === 'public')
        for (const route of added)
          acknowledgeFinding(route, ['APIG4'], 'Public by contract: form, status by signed token, health.')
    }
    const rest = new HttpRoute(this, 'Rest', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integration(fallback),
    })
    acknowledgeFinding(rest, ['APIG4'], 'Answers 404 and nothing else.')
  }
}

const METHODS: Readonly<Record<string, HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  DELETE: HttpMethod.DELETE,
}
function toMethod(name: string | undefined): HttpMethod {
  const method = METHODS[name ?? '']
  if (method === undefined) throw new Error(`A route has the method ${name}, which is none of ours.`)
  return method
}
