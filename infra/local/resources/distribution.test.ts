import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Request } from '../gateway/exchange.ts'
import type { Origin } from '../gateway/front-door.ts'
import type { Resource } from '../template/template.ts'
import { buildFrontDoor } from './distribution.ts'
import { readEdgeFunctions } from './edge-functions.ts'

const directory = mkdtempSync(join(tmpdir(), 'anklang-site-'))
const api: Origin = async (request) => ({
  status: 200,
  headers: { 'x-frame-options': 'SAMEORIGIN' },
  body: `api ${request.path}`,
})
const request = (path: string, method = 'GET'): Request => ({
  method,
  path,
  query: '',
  headers: {},
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
})

const pageFunction: Resource = {
  logicalId: 'Page',
  type: 'AWS::CloudFront::Function',
  properties: {
    FunctionCode:
      "function handler(event) { event.request.uri = '/' + event.request.uri.split('/')[1]; return event.request }",
    FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
  },
}
const resources: readonly Resource[] = [
  {
    logicalId: 'Front',
    type: 'AWS::CloudFront::Distribution',
    properties: {
      DistributionConfig: {
        DefaultCacheBehavior: { TargetOriginId: 'api' },
        CacheBehaviors: [
          {
            PathPattern: '/console/*',
            TargetOriginId: 'files',
            ResponseHeadersPolicyId: 'Headers',
            FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: 'arn:page' }],
          },
          { PathPattern: '/assets/*', TargetOriginId: 'files', ResponseHeadersPolicyId: 'Headers' },
          { PathPattern: '/docs', TargetOriginId: 'files' },
        ],
        Origins: [
          { Id: 'api', DomainName: 'api1.execute-api.eu-central-1.amazonaws.com' },
          { Id: 'files', DomainName: 'pages.s3.eu-central-1.amazonaws.com' },
        ],
      },
    },
  },
  {
    logicalId: 'Headers',
    type: 'AWS::CloudFront::ResponseHeadersPolicy',
    properties: {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentTypeOptions: { Override: true },
          ContentSecurityPolicy: {
            ContentSecurityPolicy: "default-src 'self'; connect-src https://*.s3.eu-central-1.amazonaws.com",
            Override: true,
          },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 1, Override: true },
        },
        CustomHeadersConfig: { Items: [{ Header: 'X-Robots-Tag', Value: 'noindex', Override: true }] },
      },
    },
  },
]
const around = {
  apis: new Map([['api1', api]]),
  edge: readEdgeFunctions([pageFunction], () => 'arn:page'),
  storageUrl: 'http://127.0.0.1:4566',
}
let door: Origin
beforeAll(() => {
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'assets', 'app.css'), 'a{}')
  writeFileSync(join(directory, 'docs'), '<p>docs')
  writeFileSync(join(directory, 'console'), '<p>console of <<bank>>')
  const deployments = new Map([['pages', [{ directory, prefix: '', markers: [['<<bank>>', 'A & B'] as const] }]]])
  door = buildFrontDoor(resources, { ...around, deployments })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('the front door', () => {
  it('serves deployed files with their type and the headers of the policy, HSTS aside', async () => {
    const response = await door(request('/assets/app.css'))
    expect([response.status, String(response.body)]).toEqual([200, 'a{}'])
    expect(response.headers).toEqual({
      'content-type': 'text/css; charset=utf-8',
      'content-security-policy': "default-src 'self'; connect-src http://127.0.0.1:4566",
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    })
  })

  it('hands everything else to the HTTP API', async () => {
    expect((await door(request('/v1/inquiries', 'POST'))).body).toBe('api /v1/inquiries')
    expect((await door(request('/docs/more'))).body).toBe('api /docs/more')
  })

  it.each([
    '/assets/none.css',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%zz',
    '/assets/',
  ])('has nothing at %s', async (path) => {
    expect((await door(request(path))).status).toBe(404)
  })

  it('lets nobody write files', async () => {
    expect((await door(request('/docs', 'POST'))).status).toBe(403)
  })

  it('is the HTTP API where there is no distribution, and stops where an origin is unknown', () => {
    const origins = { ...around, deployments: new Map() }
    expect(buildFrontDoor([], origins)).toBe(api)
    expect(() => buildFrontDoor(resources, origins)).toThrow(/pages\.s3/)
  })

  it('gives every path of an application its page, with what the deployment knew', async () => {
    for (const path of ['/console/mine', '/console/mine/7'])
      expect(String((await door(request(path))).body)).toBe('<p>console of A & B')
  })

  it('stops where a function of the distribution is missing', () => {
    expect(() =>
      buildFrontDoor(resources, { ...around, edge: new Map(), deployments: new Map([['pages', []]]) }),
    ).toThrow(/arn:page/)
  })
})
