import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { readRunning } from '#infra/local/running.ts'
import { createDocumentClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import type { Instant } from '#shared/instant.ts'
import type { Place, RebuildTables } from './options.ts'

/** A system that can be worked on. */
export interface Reached {
  readonly client: DynamoDBDocumentClient
  readonly tables: RebuildTables
  /** The business time of that system. */
  readonly now: Instant
}

const tablesSchema = z.object({
  inquiries: z.string(),
  reactionTimes: z.string(),
  advisorFigures: z.string(),
  configuration: z.string(),
})
const clockSchema = z.object({ now: z.iso.datetime({ offset: true }) })

/** Finds the tables of a system. Throws an Error with a sentence that says what to do. */
export async function reach(place: Place): Promise<Reached> {
  if ('local' in place) return reachLocal(place.local)
  const tables = 'stack' in place ? await tablesOfStack(place.stack) : place.tables
  return { client: createDocumentClient(), tables, now: systemClock() }
}

/** The tables of a deployed stack, by the account and region of the environment. */
export async function tablesOfStack(
  stack: string,
  client: CloudFormationClient = new CloudFormationClient(),
): Promise<RebuildTables> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }))
  const output = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'Tables')?.OutputValue
  return readTables(output, `The stack ${stack} does not say what its tables are: deploy it again.`)
}

async function reachLocal(dataDir: string): Promise<Reached> {
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
    tables: readTables(outputs['Tables'], `The system on ${dataDir} does not say what its tables are: start it again.`),
    now: Date.parse(now),
  }
}

function readTables(output: string | undefined, sentence: string): RebuildTables {
  if (output === undefined) throw new Error(sentence)
  return tablesSchema.parse(JSON.parse(output))
}
