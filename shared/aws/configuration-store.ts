import { gunzipSync, gzipSync } from 'node:zlib'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { ConfigurationStore, ConfigurationVersion } from '#shared/configuration/configuration-store.ts'
import { type Configuration, configurationSchema } from '#shared/configuration/schema.ts'
import { Conflict, Malformed, Missing } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem } from './dynamo/read.ts'
import { type TransactItem, writeTogether } from './dynamo/transact.ts'
import type { TableNames } from './tables.ts'

/** An item holds 400 KB, key and other attributes included. */
const LARGEST_BYTES = 390_000
/** How long the version in force is served without looking. */
const FRESH_MS = 15_000

const currentSchema = z.object({ version: z.number().int(), digest: z.string() })
type Current = z.infer<typeof currentSchema>
const versionSchema = z.object({ body: z.instanceof(Uint8Array) })

/**
 * Versions of the configuration on DynamoDB, gzipped JSON each. A version never changes, so it is read and checked once
 * an instance; which one is in force is looked up every 15 s of real time (`elapsed`, in ms, monotonic).
 */
export function createConfigurationStore(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'configuration'>
  readonly pacing?: Pacing
  readonly elapsed?: () => number
}): ConfigurationStore {
  const { client, pacing = systemPacing, elapsed = () => performance.now() } = options
  const table = options.tables.configuration
  const versions = new Map<number, Promise<ConfigurationVersion>>()
  let looked: { readonly at: number; readonly current: Promise<Current | undefined> } | undefined

  const lookUp = async (): Promise<Current | undefined> => {
    const item = await getItem(client, table, { pk: 'CURRENT' })
    return item === undefined ? undefined : readAs(currentSchema, item, 'stored configuration pointer')
  }
  const readVersion = async (version: number): Promise<ConfigurationVersion> => {
    const item = await getItem(client, table, { pk: `V#${version}` })
    if (item === undefined) throw new Missing(`configuration version ${version}`)
    const { body } = readAs(versionSchema, item, 'stored configuration')
    const json: unknown = JSON.parse(gunzipSync(body).toString('utf8'))
    return { version, configuration: readAs(configurationSchema, json, 'stored configuration') }
  }
  const version = (number: number): Promise<ConfigurationVersion> => {
    const reading = versions.get(number) ?? readVersion(number)
    versions.set(number, reading)
    // A failure is not remembered: the next caller tries again.
    reading.catch(() => versions.delete(number))
    return reading
  }
  return {
    version,
    current: async () => {
      if (looked === undefined || elapsed() - looked.at >= FRESH_MS) looked = { at: elapsed(), current: lookUp() }
      const look = looked
      const current = await look.current.catch((error: unknown) => {
        if (looked === look) looked = undefined
        throw error
      })
      if (current === undefined) {
        looked = undefined
        throw new Missing('configuration')
      }
      return version(current.version)
    },
    publish: async (configuration, by, digest) => {
      const current = await lookUp()
      if (current?.digest === digest) return current.version
      const next = (current?.version ?? 0) + 1
      const refusal = await writeTogether(client, publishWrites(table, { configuration, by, digest }, next), pacing)
      if (refusal !== undefined) throw new Conflict('configuration')
      looked = undefined
      return next
    },
  }
}

function publishWrites(
  TableName: string,
  {
    configuration,
    by,
    digest,
  }: { readonly configuration: Configuration; readonly by: string; readonly digest: string },
  version: number,
): readonly TransactItem[] {
  const body = gzipSync(JSON.stringify(configuration))
  if (body.byteLength > LARGEST_BYTES) {
    throw new Malformed('configuration', [{ path: '', message: `must be at most ${LARGEST_BYTES} bytes when gzipped` }])
  }
  return [
    {
      Put: {
        TableName,
        Item: { pk: `V#${version}`, body, by, digest },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    {
      Put: {
        TableName,
        Item: { pk: 'CURRENT', version, digest },
        ConditionExpression: 'attribute_not_exists(pk) OR #version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': version - 1 },
      },
    },
  ]
}
