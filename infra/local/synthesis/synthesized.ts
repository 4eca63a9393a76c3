import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { type SamplePeople, sampleSchema } from '../identity/people.ts'
import { StartError } from '../start-error.ts'
import { sourceStamp } from './stamp.ts'
import { removeUnused, UNFINISHED } from './upkeep.ts'

const described = z.object({ template: z.string(), people: sampleSchema })

export interface Synthesized {
  /** Absolute path of the template. */
  readonly template: string
  readonly people: SamplePeople
}

/** The synthesized template of the present sources and configuration: made anew only when one of them changed. Throws StartError with the reason. */
export async function synthesized(root: string, configDir: string): Promise<Synthesized> {
  if (!existsSync(configDir))
    throw new StartError(`The configuration directory ${configDir} does not exist: correct ANKLANG_CONFIG.`)
  const parent = join(root, 'cdk.out', 'local')
  const directory = join(parent, await sourceStamp(root, configDir))
  if (!existsSync(directory)) await make(root, configDir, parent, directory)
  const { template, people } = described.parse(JSON.parse(await readFile(join(directory, 'local.json'), 'utf8')))
  return { template: join(directory, basename(template)), people }
}

async function make(root: string, configDir: string, parent: string, directory: string): Promise<void> {
  const temporary = `${directory}.${process.pid}${UNFINISHED}`
  await mkdir(temporary, { recursive: true })
  try {
    await run(root, ['web/build.ts'], 'The pages cannot be built')
    await run(
      root,
      ['infra/local/synthesis/synthesize-child.ts', temporary, configDir],
      'The system cannot be synthesized',
    )
    // Renamed only when complete; another process that made the same one first is as good.
    await rename(temporary, directory).catch(() => {})
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
  await removeUnused(parent)
}

function run(root: string, args: readonly string[], failure: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ...args],
      { cwd: root, maxBuffer: 64e6 },
      (error, stdout, stderr) => {
        if (error === null) resolve()
        else reject(new StartError(`${failure}: ${stderr.trim() || stdout.trim() || error.message}`, { cause: error }))
      },
    )
  })
}
