import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { buildApp } from 'fauxqs'
import type { TestProject } from 'vitest/node'
import { freePort } from '#infra/local/emulators/ports.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a DynamoDB engine. */
    readonly dynamodb: string
    /** Address of the stand-in for SQS and S3. */
    readonly storage: string
  }
}

const START_MS = 10_000

/** Starts both engines in memory on loopback for the contract tests; returns what ends them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dynamodb = await startDynamoDb(process.env['ANKLANG_DYNAMODB_ENDPOINT'])
  const app = buildApp({ logger: false, host: '127.0.0.1', defaultRegion: 'eu-central-1' })
  project.provide('dynamodb', dynamodb.endpoint)
  project.provide('storage', await app.listen({ host: '127.0.0.1', port: 0 }))
  return async () => {
    await Promise.all([app.close(), dynamodb.stop()])
  }
}

async function startDynamoDb(given: string | undefined) {
  if (given !== undefined) return { endpoint: given, stop: async () => undefined }
  const name = `@dynoxide/${process.platform}-${process.arch}`
  const binary = createRequire(import.meta.url)
    .resolve(`${name}/package.json`)
    .replace(/package\.json$/u, 'dynoxide')
  const port = await freePort()
  const child = spawn(binary, ['--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const endpoint = `http://127.0.0.1:${port}`
  await answers(endpoint)
  return {
    endpoint,
    stop: async () => {
      child.kill()
      await ended
    },
  }
}

async function answers(endpoint: string): Promise<void> {
  const end = Date.now() + START_MS
  for (;;) {
    try {
      await fetch(endpoint)
      return
    } catch (cause) {
      if (Date.now() > end) throw new Error(`no DynamoDB answers at ${endpoint}`, { cause })
      await pause(10)
    }
  }
}
