import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startSystem } from '#tests/support/system.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    url: string
    smtpPort: number
    dataDir: string
  }
}

/** One whole system for all flows, in a data directory of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-flows-'))
  const system = await startSystem({ dataDir })
  project.provide('url', system.url)
  project.provide('smtpPort', system.smtpPort)
  project.provide('dataDir', dataDir)
  return async () => {
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
