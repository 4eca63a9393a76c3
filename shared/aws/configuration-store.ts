import { gunzipSync } from 'node:zlib'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { ConfigurationStore, ConfigurationVersion } from '#shared/configuration/configuration-store.ts'
import { configurationSchema } from '#shared/configuration/schema.ts'
import { Conflict, Missing } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { type Current, publishWrites, readCurrent, readRecord, recordKey } from './configuration-items.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, getItems } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import type { TableNames } from './tables.ts'

/** How long the version in force is served without looking. */
const FRESH_MS = 15_000

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
    return item === undefined ? undefined : readCurrent(item)
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
    publish: async (configuration, release) => {
      const current = await lookUp()
      if (current !== undefined && release.digest !== undefined && release.digest === current.digest) {
        return current.version
      }
      if (release.base !== undefined && release.base !== (current?.version ?? 0)) throw new Conflict('configuration')
      const { version, writes } = publishWrites(table, configuration, release, current)
      const refusal = await writeTogether(client, writes, pacing)
      if (refusal !== undefined) throw new Conflict('configuration')
      looked = undefined
      return version
    },
    history: async ({ limit, before }) => {
      const last = before === undefined ? ((await lookUp())?.version ?? 0) : before - 1
      const numbers = Array.from({ length: Math.min(limit, Math.max(0, last)) }, (_, offset) => last - offset)
      if (numbers.length === 0) return []
      const items = await getItems(client, table, numbers.map(recordKey), pacing)
      const records = new Map(items.map(readRecord).map((record) => [record.version, record]))
      return numbers.map((number) => records.get(number) ?? { version: number })
    },
  }
}
