import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { type InForce, type Release, type ReleaseRecord, recordOf } from '#shared/configuration/configuration-store.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import type { Item, Key } from './dynamo/read.ts'
import type { TransactItem } from './dynamo/transact.ts'

/** An item holds 400 KB, key and other attributes included. */
const LARGEST_BYTES = 390_000

const optional = <S extends z.ZodType>(schema: S) => z.exactOptional(schema)

const currentSchema = z.object({
  version: z.number().int(),
  digest: optional(z.string()),
  /** Absent in pointers from when every version was a deployment. */
  deployedVersion: optional(z.number().int()),
})

const recordSchema = z.object({
  version: z.number().int(),
  by: z.string(),
  at: z.number().int(),
  note: z.string(),
  restores: optional(z.number().int()),
  deployed: optional(z.literal(true)),
  replaces: optional(z.array(z.number().int())),
}) satisfies z.ZodType<ReleaseRecord>

/** The pointer to the version in force, with the digest of the files that were deployed last. */
export interface Current extends InForce {
  readonly digest?: string
}

export function readCurrent(item: Item): Current {
  const current = readAs(currentSchema, item, 'stored configuration pointer')
  return { deployedVersion: current.version, ...current }
}

/** Records lie apart from the configurations, so that a history does not read those. */
export const recordKey = (version: number): Key => ({ pk: `R#${version}` })
export const readRecord = (item: Item): ReleaseRecord => readAs(recordSchema, item, 'stored release of a configuration')

/** What one transaction writes to put the next version after `current` in force. Throws Malformed when it is too large. */
export function publishWrites(
  TableName: string,
  configuration: Configuration,
  release: Release,
  current: Current | undefined,
): { readonly version: number; readonly writes: readonly TransactItem[] } {
  const body = gzipSync(JSON.stringify(configuration))
  if (body.byteLength > LARGEST_BYTES) {
    throw new Malformed('configuration', [{ path: '', message: `must be at most ${LARGEST_BYTES} bytes when gzipped` }])
  }
  const before = current ?? { version: 0, deployedVersion: 0 }
  const record = recordOf(release, before)
  const { version } = record
  const pointer: Current =
    release.digest === undefined
      ? { ...before, version }
      : { version, deployedVersion: version, digest: release.digest }
  const once = { ConditionExpression: 'attribute_not_exists(pk)' } as const
  return {
    version,
    writes: [
      { Put: { TableName, Item: { pk: `V#${version}`, body }, ...once } },
      { Put: { TableName, Item: { ...recordKey(version), ...record }, ...once } },
      {
        Put: {
          TableName,
          Item: { pk: 'CURRENT', ...pointer },
          ConditionExpression: 'attribute_not_exists(pk) OR #version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': before.version },
        },
      },
    ],
  }
}
