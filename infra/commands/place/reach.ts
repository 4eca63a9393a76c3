import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { readRunning } from '#infra/local/running.ts'
import { createDocumentClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import type { TableName, TableNames } from '#shared/aws/tables.ts'
import type { Instant } from '#shared/instant.ts'
import { stackOutputs } from '../stack-outputs.ts'
import type { Place } from './place.ts'

/** A system that can be worked on. */
export interface Reached<K extends TableName> {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<K>
  /** The business time of that system. */
  readonly now: Instant
}

const tablesSchema = z.record(z.string(), z.string())
const clockSchema = z.object({ now: z.iso.datetime({ offset: true }) })

/** Finds the tables of a system. Throws an Error with a sentence that says what to do. */
export async function reach<K extends TableName>(place: Place<K>): Promise<Reached<K>> {
  if ('local' in place) return reachLocal(place.local, place.names)
  const tables = 'stack' in place ? await tablesOfStack(place.stack, place.names) : place.tables
  return { client: createDocumentClient(), tables, now: systemClock() }
}

/** The tables of a deployed stack, by the account and region of the environment. */
export async function tablesOfStack<K extends TableName>(
  stack: string,
  names: readonly K[],
  client?: CloudFormationClient,
): Promise<TableNames<K>> {
  const { Tables } = await stackOutputs(stack, client)
  return readTables(Tables, names, `The stack ${stack} does not say what its tables are: deploy it again.`)
}

async function reachLocal<K extends TableName>(dataDir: string, names: readonly K[]): Promise<Reached<K>> {
  const running = readRunning(dataDir)
  const clock = running && (await fetch(`${running.url}/local/clock`).catch(() => undefined))
  if (running === undefined || clock === undefined)
    throw new Error(`No local system runs on ${dataDir}: start it with ANKLANG_DATA_DIR=${dataDir} npm start.`)
  const { now } = clockSchema.parse(await clock.json())
  const { dynamodbUrl: endpoint, region, outputs } = running
  // The embedded engine checks no signature, but the SDK wants something to sign with.
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return {
    client: createDocumentClient({ endpoint, region, credentials }),
    tables: readTables(
      outputs['Tables'],
      names,
      `The system on ${dataDir} does not say what its tables are: start it again.`,
    ),
    now: Date.parse(now),
  }
}

function readTables<K extends TableName>(
  output: string | undefined,
  names: readonly K[],
  sentence: string,
): TableNames<K> {
  const tables = output === undefined ? {} : tablesSchema.parse(JSON.parse(output))
  const entries = names.map((name) => {
    const table = tables[name]
    if (table === undefined) throw new Error(sentence)
    return [name, table]
  })
  return Object.fromEntries(entries)
}
