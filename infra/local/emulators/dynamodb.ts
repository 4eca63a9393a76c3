import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { awsJson } from './aws-json.ts'
import { startGuarded } from './guarded-child.ts'
import { freePort } from './ports.ts'

const START_MS = 10_000

export interface DynamoDb {
  readonly endpoint: string
  /** Resolves with a sentence if the engine ends by itself. */
  readonly failed: Promise<string>
  stop(): Promise<void>
}

/** Path of the embedded engine for a platform. Throws StartError that says what to do where there is none. */
export function findBinary(platform: string = process.platform, architecture: string = process.arch): string {
  const name = `@dynoxide/${platform}-${architecture}`
  try {
    const path = createRequire(import.meta.url)
      .resolve(`${name}/package.json`)
      .replace(/package\.json$/, 'dynoxide')
    if (existsSync(path)) return path
  } catch {
    // Said below, in words that help.
  }
  throw new StartError(
    `The embedded DynamoDB (${name}) is not installed: run npm ci, or where it has no binary for this platform start any DynamoDB Local and set ANKLANG_DYNAMODB_ENDPOINT=http://127.0.0.1:8000.`,
  )
}

/** Starts the embedded engine on its file in the data directory, on a free loopback port. Throws StartError. */
export async function startDynamoDb(dataDir: string): Promise<DynamoDb> {
  const binary = findBinary()
  const port = await freePort()
  const file = join(dataDir, 'dynamodb.db')
  const child = startGuarded(binary, ['--host', '127.0.0.1', '--port', String(port), '--db-path', file])
  const endpoint = `http://127.0.0.1:${port}`
  const failed = child.ended.then((code) =>
    `The embedded DynamoDB ended with code ${code}. ${child.complaint()}`.trim(),
  )
  await Promise.race([
    answers(endpoint, START_MS),
    failed.then((sentence) => {
      throw new StartError(`${sentence} Run npm start again; if it stays so, delete the data directory ${dataDir}.`)
    }),
  ])
  return { endpoint, failed, stop: child.stop }
}

/** Uses an engine that somebody else runs. Throws StartError if it does not answer. */
export async function useDynamoDb(endpoint: string, patienceMs = START_MS): Promise<DynamoDb> {
  await answers(endpoint, patienceMs)
  return { endpoint, failed: new Promise(() => {}), stop: async () => {} }
}

async function answers(endpoint: string, patienceMs: number): Promise<void> {
  const call = awsJson(endpoint, 'DynamoDB_20120810')
  const end = Date.now() + patienceMs
  for (;;) {
    try {
      await call('ListTables', {})
      return
    } catch (cause) {
      if (Date.now() > end)
        throw new StartError(`No DynamoDB answers at ${endpoint}: start it or correct ANKLANG_DYNAMODB_ENDPOINT.`, {
          cause,
        })
      await pause(10)
    }
  }
}
