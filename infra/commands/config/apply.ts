import { parseArgs } from 'node:util'
import { z } from 'zod'
import { publishedSchema, releaseSchema } from '#shared/api/texts.ts'
import { differences } from '#shared/configuration/differences.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { withImportedAbsences } from '#shared/configuration/with-imported-absences.ts'
import { checkDirectory, directoryOf } from './checked-directory.ts'
import { configurationInForce, type Operations, operationsOf } from './operations.ts'
import { showDifferences } from './show-differences.ts'
import { showIssues } from './show-issues.ts'
import { SYSTEM_OPTIONS, systemOf } from './system.ts'

/** `npm run config -- apply`: puts the files in force as the next version, without a deployment. Refuses what the check refuses. */
export async function apply(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { note: { type: 'string' }, base: { type: 'string' }, ...SYSTEM_OPTIONS },
  })
  const directory = directoryOf(positionals[0])
  const checked = await checkDirectory(directory)
  if (!('compiled' in checked))
    throw new Error(`${showIssues(directory, checked.errors)}\nNothing was applied: mend these first.`)
  const operations = await operationsOf(systemOf(values))
  const inForce = await configurationInForce(operations)
  const configuration = withImportedAbsences(checked.compiled.configuration, inForce.configuration)
  const changes = differences(asJson(inForce.configuration), asJson(configuration))
  if (changes.length === 0) {
    process.stdout.write(`Nothing differs from version ${inForce.version}, which is in force.\n`)
    return
  }
  process.stdout.write(showDifferences(changes))
  if (values.base !== String(inForce.version)) await refuseOverOthers(operations, inForce.version)
  const { version } = await operations.call(publishedSchema, 'PUT', 'configuration', {
    base: inForce.version,
    note: values.note ?? `files of ${directory}`,
    ...configuration,
  })
  process.stdout.write(
    `Version ${version} is in force; functions take it up within 15 seconds. Back again: npm run config -- rollback ${inForce.version}\n`,
  )
}

/** As it travels: JSON knows no undefined fields. */
const asJson = (configuration: Configuration): unknown => JSON.parse(JSON.stringify(configuration))

/** Files know nothing of what somebody else changed through the API: without having been looked at, that must not go. */
async function refuseOverOthers({ call, subject }: Operations, version: number): Promise<void> {
  const { items } = await call(z.object({ items: z.array(releaseSchema) }), 'GET', 'configuration/versions?limit=1')
  const [latest] = items
  if (latest?.deployed === true || latest?.by === undefined || latest.by === `operator:${subject}`) return
  throw new Error(
    `Nothing was applied: version ${version} was made by ${latest.by} (${latest.note ?? ''}) and the files would undo what differs. See "npm run config -- diff", take the changes over into the files, or insist with --base ${version}.`,
  )
}
