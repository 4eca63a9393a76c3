import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const runningSchema = z.object({
  /** Of the front door, without slash at the end. */
  url: z.url(),
  region: z.string(),
  dynamodbUrl: z.url(),
  /** Of SQS and S3. */
  storageUrl: z.url(),
  /** The template's outputs, as CloudFormation gives them for a deployed stack. */
  outputs: z.record(z.string(), z.string()),
})
/** What a command on this machine must know to work on a running local system. */
export type Running = z.infer<typeof runningSchema>

const FILE = 'running.json'

/** Writes `<dataDir>/running.json`; what is returned takes it away again. After kill -9 it stays until the next start. */
export function publishRunning(dataDir: string, running: Running): () => void {
  const path = join(dataDir, FILE)
  // Renamed when complete, so that nobody reads half of it.
  writeFileSync(`${path}.tmp`, `${JSON.stringify(running, undefined, 2)}\n`)
  renameSync(`${path}.tmp`, path)
  return () => rmSync(path, { force: true })
}

/** What the local system of this data directory published; undefined when none runs. Throws ZodError for another file of that name. */
export function readRunning(dataDir: string): Running | undefined {
  let text: string
  try {
    text = readFileSync(join(dataDir, FILE), 'utf8')
  } catch {
    return undefined
  }
  return runningSchema.parse(JSON.parse(text))
}
