import { z } from 'zod'
import type { Deployment } from '../gateway/static-site.ts'
import { StartError } from '../start-error.ts'
import type { Asset } from '../template/assets.ts'
import type { Resource } from '../template/template.ts'

const deploymentSchema = z.object({
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
  /** By source: places in its files that hold what is known only while deploying, with their values. */
  SourceMarkers: z.array(z.record(z.string(), z.string())).default([]),
})

/** The template's bucket deployments as directories by bucket name. */
export function readDeployments(
  resources: readonly Resource[],
  assets: ReadonlyMap<string, Asset>,
): ReadonlyMap<string, readonly Deployment[]> {
  const byBucket = new Map<string, Deployment[]>()
  for (const { logicalId, properties } of resources.filter(({ type }) => type === 'Custom::CDKBucketDeployment')) {
    const read = deploymentSchema.parse(properties)
    const { 'content-type': contentType, 'cache-control': cacheControl } = read.SystemMetadata
    for (const [index, key] of read.SourceObjectKeys.entries()) {
      const directory = assets.get(key)?.path
      if (directory === undefined)
        throw new StartError(`The files of ${logicalId} are missing: delete the directory cdk.out and start again.`)
      const deployment: Deployment = {
        directory,
        prefix: read.DestinationBucketKeyPrefix.replace(/^\/|\/$/g, ''),
        markers: Object.entries(read.SourceMarkers[index] ?? {}),
        ...(contentType === undefined ? {} : { contentType }),
        ...(cacheControl === undefined ? {} : { cacheControl }),
      }
      byBucket.set(read.DestinationBucketName, [...(byBucket.get(read.DestinationBucketName) ?? []), deployment])
    }
  }
  return byBucket
}
