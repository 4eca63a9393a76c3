import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { synthesize } from '#infra/synthesize.ts'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { AnklangError } from '#shared/errors.ts'
import { samplePeople } from '../identity/people.ts'

// A process of its own: CDK's memory is given back, and the stand-ins start meanwhile.
const [outdir = '', configDir = ''] = process.argv.slice(2)
try {
  const compiled = await compileDirectory(configDir)
  const template = await synthesize(outdir, { configDir })
  await writeFile(join(outdir, 'local.json'), JSON.stringify({ template, people: samplePeople(compiled) }))
} catch (error) {
  process.stderr.write(
    error instanceof AnklangError ? error.message : error instanceof Error ? `${error.stack}` : String(error),
  )
  process.exitCode = 1
}
