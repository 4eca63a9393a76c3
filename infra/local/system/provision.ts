import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { corsRulesSchema } from '../emulators/cors.ts'
import { provisionQueue } from '../resources/queues.ts'
import { provisionSecret } from '../resources/secrets.ts'
import { provisionTable } from '../resources/tables.ts'
import type { State } from '../state.ts'
import type { Asset } from '../template/assets.ts'
import type { Resource } from '../template/template.ts'
import type { Emulated } from './emulated.ts'
import type { Names } from './names.ts'

const assetReference = z.object({ Bucket: z.string(), Key: z.string() })

/** Makes what holds state (tables, queues, buckets, secrets) as the template says, where it is not there yet. */
export async function provision(
  resources: readonly Resource[],
  emulated: Emulated,
  names: Names,
  state: State,
): Promise<void> {
  await Promise.all(
    resources.map(async (resource) => {
      switch (resource.type) {
        case 'AWS::DynamoDB::Table':
        case 'AWS::DynamoDB::GlobalTable':
          return provisionTable(resource, emulated.dynamodb)
        case 'AWS::SQS::Queue':
          return provisionQueue(resource, emulated.sqs, names.ref(resource))
        case 'AWS::S3::Bucket':
          return provisionBucket(resource, names.ref(resource), emulated)
        case 'AWS::SecretsManager::Secret':
          return provisionSecret(resource, names.ref(resource), state)
        default:
          return undefined
      }
    }),
  )
}

const corsSchema = z.object({ CorsConfiguration: z.object({ CorsRules: corsRulesSchema }).optional() })

async function provisionBucket({ properties }: Resource, bucket: string, emulated: Emulated): Promise<void> {
  await emulated.s3.createBucket(bucket)
  const { CorsConfiguration } = corsSchema.parse(properties)
  if (CorsConfiguration !== undefined) emulated.allowOrigins(bucket, CorsConfiguration.CorsRules)
}

/** Puts the files that custom resources read into their bucket, as `cdk deploy` uploads them. */
export async function uploadAssets(
  custom: readonly Resource[],
  assets: ReadonlyMap<string, Asset>,
  emulated: Emulated,
): Promise<void> {
  for (const { properties } of custom) {
    const read = assetReference.safeParse(properties)
    const asset = assets.get(read.data?.Key ?? '')
    if (!read.success || asset === undefined || asset.zipped) continue
    await emulated.s3.createBucket(read.data.Bucket)
    await emulated.s3.put(read.data.Bucket, read.data.Key, await readFile(asset.path), 'application/json')
  }
}
