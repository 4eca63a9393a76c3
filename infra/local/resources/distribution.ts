import { z } from 'zod'
import { type Behaviour, createFrontDoor, type Origin } from '../gateway/front-door.ts'
import { createStaticSite, type Deployment } from '../gateway/static-site.ts'
import { StartError } from '../start-error.ts'
import type { Resource } from '../template/template.ts'
import type { Rewrite } from './edge-functions.ts'
import { readResponseHeaders } from './response-headers.ts'

const behaviour = z.object({
  TargetOriginId: z.string(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .default([]),
})
const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: z.array(behaviour.extend({ PathPattern: z.string() })).default([]),
    DefaultRootObject: z.string().optional(),
    Origins: z.array(z.object({ Id: z.string(), DomainName: z.string(), OriginPath: z.string().default('') })),
  }),
})

export interface Origins {
  /** HTTP APIs by id. */
  readonly apis: ReadonlyMap<string, Origin>
  readonly deployments: ReadonlyMap<string, readonly Deployment[]>
  /** Functions of the distribution by ARN. */
  readonly edge: ReadonlyMap<string, Rewrite>
  /** Where uploads are posted to on this machine. */
  readonly storageUrl: string
}

/** The template's distribution as this machine's front door; without one its only HTTP API is the front door. Throws StartError for an origin that is neither. */
export function buildFrontDoor(resources: readonly Resource[], origins: Origins): Origin {
  const distribution = resources.find(({ type }) => type === 'AWS::CloudFront::Distribution')
  const [[, onlyApi] = [undefined, undefined]] = origins.apis
  if (distribution === undefined) {
    if (onlyApi === undefined) throw new StartError('The template has neither a distribution nor an HTTP API.')
    return onlyApi
  }
  const {
    DefaultCacheBehavior,
    CacheBehaviors,
    Origins: declared,
    DefaultRootObject,
  } = distributionSchema.parse(distribution.properties).DistributionConfig
  const find = (id: string): Origin => {
    const origin = declared.find((candidate) => candidate.Id === id)
    const [first = ''] = origin?.DomainName.split('.') ?? []
    const api = origins.apis.get(first)
    if (api !== undefined) return api
    const bucket = [...origins.deployments].find(([name]) => origin?.DomainName.startsWith(`${name}.s3.`))
    if (bucket === undefined)
      throw new StartError(
        `The distribution's origin ${origin?.DomainName} is neither an HTTP API nor a bucket that is deployed to.`,
      )
    return createStaticSite(bucket[1])
  }
  const toBehaviour = (pathPattern: string, read: z.infer<typeof behaviour>): Behaviour => {
    const policy = resources.find(({ logicalId }) => logicalId === read.ResponseHeadersPolicyId)
    const [association] = read.FunctionAssociations
    const rewrite = association === undefined ? undefined : origins.edge.get(association.FunctionARN)
    if (association !== undefined && rewrite === undefined)
      throw new StartError(
        `The distribution names the function ${association.FunctionARN}, which is not in the template.`,
      )
    return {
      pathPattern,
      origin: find(read.TargetOriginId),
      headers: policy === undefined ? [] : readResponseHeaders(policy, origins.storageUrl),
      ...(rewrite === undefined ? {} : { rewrite }),
    }
  }
  const door = createFrontDoor([
    ...CacheBehaviors.map((read) => toBehaviour(read.PathPattern, read)),
    toBehaviour('*', DefaultCacheBehavior),
  ])
  if (DefaultRootObject === undefined || DefaultRootObject === '') return door
  return (request) => door(request.path === '/' ? { ...request, path: `/${DefaultRootObject}` } : request)
}
