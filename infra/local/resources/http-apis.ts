import { z } from 'zod'
import type { Origin } from '../gateway/front-door.ts'
import { type ApiRoute, createHttpApi } from '../gateway/http-api.ts'
import type { FunctionPool } from '../lambda/function-pool.ts'
import { StartError } from '../start-error.ts'
import type { Resource } from '../template/template.ts'

const routeSchema = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
})
const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.coerce.number().default(30_000),
})
const authorizerSchema = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
})
const throttleSchema = z
  .object({ ThrottlingRateLimit: z.coerce.number(), ThrottlingBurstLimit: z.coerce.number() })
  .transform(({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }) => ({ rate, burst }))
const stageSchema = z.object({
  ApiId: z.string(),
  DefaultRouteSettings: throttleSchema.optional(),
  RouteSettings: z.record(z.string(), throttleSchema).default({}),
})

const ofType = (resources: readonly Resource[], name: string): readonly Resource[] =>
  resources.filter((resource) => resource.type === `AWS::ApiGatewayV2::${name}`)

/** The HTTP APIs of the template by id (`Ref`). */
export function buildHttpApis(
  resources: readonly Resource[],
  apiIdOf: (logicalId: string) => string,
  pool: (arn: string) => FunctionPool,
): ReadonlyMap<string, Origin> {
  const byId = (name: string) =>
    new Map(ofType(resources, name).map((resource) => [resource.logicalId, resource.properties]))
  const [integrations, authorizers] = [byId('Integration'), byId('Authorizer')]
  const routes = ofType(resources, 'Route').map((resource): ApiRoute & { apiId: string } => {
    const route = routeSchema.parse(resource.properties)
    const integration = integrationSchema.parse(integrations.get(route.Target.replace(/^integrations\//, '')))
    const jwt =
      route.AuthorizationType === 'JWT' ? authorizerSchema.parse(authorizers.get(route.AuthorizerId ?? '')) : undefined
    const { Audience: audience, Issuer: issuer } = jwt?.JwtConfiguration ?? { Audience: [], Issuer: '' }
    return {
      apiId: route.ApiId,
      routeKey: route.RouteKey,
      pool: pool(integration.IntegrationUri),
      timeoutMs: integration.TimeoutInMillis,
      ...(jwt === undefined ? {} : { authorizer: { audience, issuer } }),
    }
  })
  const stages = ofType(resources, 'Stage').map((resource) => stageSchema.parse(resource.properties))
  return new Map(
    ofType(resources, 'Api').map(({ logicalId, properties }) => {
      if (properties['ProtocolType'] !== 'HTTP')
        throw new StartError(`The API ${logicalId} is not an HTTP API, which is all that the local system runs.`)
      const apiId = apiIdOf(logicalId)
      const { DefaultRouteSettings: throttle, RouteSettings = {} } = stages.find((stage) => stage.ApiId === apiId) ?? {}
      const own = routes
        .filter((route) => route.apiId === apiId)
        .map((route) => {
          const ofRoute = RouteSettings[route.routeKey]
          return ofRoute === undefined ? route : { ...route, throttle: ofRoute }
        })
      return [apiId, createHttpApi({ apiId, routes: own, ...(throttle && { throttle }) })]
    }),
  )
}
