import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ROUTES } from '#shared/api/routes.ts'
import { APPS } from '#web/apps.ts'
import { synthesizeTemplate } from './template.fixture.ts'

const ref = z.object({ Ref: z.string() }).transform((value) => value.Ref)
const route = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.string(),
  AuthorizerId: ref.optional(),
  Target: z.object({ 'Fn::Join': z.tuple([z.string(), z.tuple([z.string(), ref])]) }),
})
const authorizer = z.object({
  AuthorizerType: z.literal('JWT'),
  JwtConfiguration: z.object({ Issuer: z.unknown(), Audience: z.array(z.unknown()) }),
})

const template = synthesizeTemplate()
const routes = template.read('AWS::ApiGatewayV2::Route', route)
const byKey = new Map(routes.map((read) => [read.RouteKey, read]))
const authorizers = template.ofType('AWS::ApiGatewayV2::Authorizer')

/** Name of the parameter that decides whose tokens a route takes. */
function issuerOf(id: string | undefined): string | undefined {
  const text = JSON.stringify(authorizer.parse(authorizers.get(id ?? '')?.Properties).JwtConfiguration.Issuer)
  return ['CustomerIssuer', 'StaffIssuer'].find((parameter) => text.includes(`"Ref":"${parameter}"`))
}

describe('the HTTP API', () => {
  test('has the routes of the contract and one for everything else', () => {
    expect([...byKey.keys()].toSorted()).toEqual([...ROUTES.map((one) => one.key), '$default'].toSorted())
  })

  test.each(ROUTES)('takes on $key only tokens of the issuer of its audience ($audience)', ({ key, audience }) => {
    const read = byKey.get(key)
    if (audience === 'public') expect(read?.AuthorizationType).toBe('NONE')
    else {
      expect(read?.AuthorizationType).toBe('JWT')
      expect(issuerOf(read?.AuthorizerId)).toBe(audience === 'customer' ? 'CustomerIssuer' : 'StaffIssuer')
    }
  })

  test.each(ROUTES)('hands $key to $function', ({ key, function: name }) => {
    const integration = template
      .ofType('AWS::ApiGatewayV2::Integration')
      .get(byKey.get(key)?.Target['Fn::Join'][1][1] ?? '')
    const { IntegrationUri } = z
      .object({ IntegrationUri: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }) })
      .parse(integration?.Properties)
    const handler = template.ofType('AWS::Lambda::Function').get(IntegrationUri['Fn::GetAtt'][0])
    expect(JSON.stringify(handler?.Properties['Environment'])).toContain(`"POWERTOOLS_SERVICE_NAME":"${name}"`)
    expect(integration?.Properties['PayloadFormatVersion']).toBe('2.0')
    expect(handler?.Properties['Timeout']).toBeLessThanOrEqual(10)
  })

  test('is throttled, and its log holds neither paths nor addresses', () => {
    const [stage] = template.read(
      'AWS::ApiGatewayV2::Stage',
      z.object({
        DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
        AccessLogSettings: z.object({ Format: z.string() }),
      }),
    )
    expect(stage?.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0)
    const format = stage?.AccessLogSettings.Format ?? ''
    expect(format).toContain('$context.routeKey')
    expect(format).not.toMatch(/context\.(path|identity|domain|authorizer)/)
  })
})

describe('people', () => {
  test('of the institute’s own issuer need no user pool: without a parameter there is one for each kind', () => {
    const pools = [...template.ofType('AWS::Cognito::UserPool').values()]
    expect(pools.map((pool) => pool.Condition).toSorted()).toEqual(['LacksCustomerIssuer', 'LacksStaffIssuer'])
    for (const pool of pools)
      expect(pool.Properties).toMatchObject({
        MfaConfiguration: 'ON',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      })
  })

  test('sign in at a pool by authorization code without a secret, and come back to our pages alone', () => {
    const clients = [...template.ofType('AWS::Cognito::UserPoolClient').values()]
    const pages = clients.filter((client) => client.Properties['GenerateSecret'] !== true)
    expect(pages).toHaveLength(2)
    for (const client of pages) {
      expect(client.Properties).toMatchObject({ AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: true })
      expect(JSON.stringify(client.Properties['CallbackURLs'])).toMatch(/\/my|\/console.*\/operations/)
    }
    const domains = [...template.ofType('AWS::Cognito::UserPoolDomain').values()]
    expect(domains.map((domain) => domain.Condition).toSorted()).toEqual(['LacksCustomerIssuer', 'LacksStaffIssuer'])
  })

  test('are not what core banking is: a client with a secret and the scope of the directory alone', () => {
    const clients = [...template.ofType('AWS::Cognito::UserPoolClient').values()]
    const [machine, ...others] = clients.filter((client) => client.Properties['GenerateSecret'] === true)
    expect(others).toEqual([])
    expect(machine?.Condition).toBe('LacksStaffIssuer')
    expect(machine?.Properties['AllowedOAuthFlows']).toEqual(['client_credentials'])
    expect(JSON.stringify(machine?.Properties['AllowedOAuthScopes'])).toMatch(/\/directory"/)
    const [server, ...more] = template.ofType('AWS::Cognito::UserPoolResourceServer').values()
    expect(more).toEqual([])
    expect(server?.Properties).toMatchObject({ Identifier: 'anklang', Scopes: [{ ScopeName: 'directory' }] })
    const audiences = [...authorizers.values()].map((one) => JSON.stringify(one.Properties['JwtConfiguration']))
    expect(audiences.filter((text) => text.includes('DirectoryAudience'))).toHaveLength(1)
  })

  test('get the settings of the pages as a file that holds no secret', () => {
    const settings = [...template.ofType('Custom::CDKBucketDeployment').entries()].find(([id]) =>
      id.includes('Settings'),
    )
    expect(JSON.stringify(settings?.[1].Properties['SourceMarkers'])).toContain('StaffIssuer')
  })

  test('of the staff get their roles from groups', () => {
    const groups = [...template.ofType('AWS::Cognito::UserPoolGroup').values()]
    expect(groups.map((group) => group.Properties['GroupName']).toSorted()).toEqual(['advisor', 'operations'])
    expect(groups.every((group) => group.Condition === 'LacksStaffIssuer')).toBe(true)
  })
})

describe('the front door', () => {
  const behaviour = z.object({
    TargetOriginId: z.string(),
    ViewerProtocolPolicy: z.string(),
    ResponseHeadersPolicyId: ref.optional(),
  })
  const [door] = template.read(
    'AWS::CloudFront::Distribution',
    z.object({
      DistributionConfig: z.object({
        DefaultCacheBehavior: behaviour,
        CacheBehaviors: z.array(behaviour.extend({ PathPattern: z.string() })),
      }),
    }),
  )
  const config = door?.DistributionConfig

  test('serves files from the bucket with security headers and everything else from the API', () => {
    const files = config?.CacheBehaviors ?? []
    expect(files.map((file) => file.PathPattern)).toEqual([
      '/assets/mail/*',
      '/my-worker.js',
      '/assets/*',
      '/docs',
      '/openapi.json',
      '/config.json',
      ...APPS.flatMap((app) => [`/${app}`, `/${app}/*`]),
    ])
    for (const file of files) {
      expect(file.TargetOriginId).not.toBe(config?.DefaultCacheBehavior.TargetOriginId)
      expect(file.ResponseHeadersPolicyId).toBeDefined()
    }
  })

  test('answers by HTTPS alone', () => {
    for (const one of [config?.DefaultCacheBehavior, ...(config?.CacheBehaviors ?? [])])
      expect(one?.ViewerProtocolPolicy).toBe('redirect-to-https')
  })

  test('gives the page without an extension its type', () => {
    const deployments = [...template.ofType('Custom::CDKBucketDeployment').values()].map((one) => one.Properties)
    expect(deployments.filter((one) => JSON.stringify(one['SystemMetadata']).includes('text/html'))).toHaveLength(1)
    for (const one of deployments) expect(one['Prune']).toBe(false)
  })

  test('has the pictures of the configuration beside the other files', () => {
    const places = [...template.ofType('Custom::CDKBucketDeployment').values()].map(
      (one) => one.Properties['DestinationBucketKeyPrefix'],
    )
    expect(places.filter((place) => place !== undefined)).toEqual(['assets/pictures'])
  })

  test('gives applications no inline script or style, and lets them call the API, sign-in and storage alone', () => {
    const policies = template
      .read(
        'AWS::CloudFront::ResponseHeadersPolicy',
        z.object({
          ResponseHeadersPolicyConfig: z.object({
            Name: z.unknown(),
            SecurityHeadersConfig: z.object({
              ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.unknown() }),
            }),
          }),
        }),
      )
      .map((one) => JSON.stringify(one.ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy))
    const [ofApps = ''] = policies.filter((policy) => policy.includes('script-src'))
    expect(policies.filter((policy) => policy.includes('script-src'))).toHaveLength(1)
    expect(ofApps).toContain("default-src 'none'")
    expect(ofApps).not.toMatch(/unsafe-|script-src[^;]*https/)
    for (const part of ['CustomerIssuer', 'StaffIssuer', 'cognito-idp.', '.amazoncognito.com', 'https://*.s3.'])
      expect(ofApps).toContain(part)
  })
})
