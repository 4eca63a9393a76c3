import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sampleSchema } from '#infra/local/identity/people.ts'
import { readSettings } from '#infra/local/settings.ts'
import { startLocal } from '#infra/local/start.ts'
import { ROOT } from './assembly.ts'

// Starts the system of a changed assembly, as infra/local/main.ts starts the project's own.
const [directory = ''] = process.argv.slice(2)
const described = z
  .object({ template: z.string(), people: sampleSchema })
  .parse(JSON.parse(await readFile(join(directory, 'local.json'), 'utf8')))
const system = await startLocal({
  ...readSettings(process.env, ROOT),
  root: ROOT,
  synthesis: async () => described,
})
process.on('SIGTERM', () => {
  system.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
console.log(`Anklang is ready: ${system.url}`)
