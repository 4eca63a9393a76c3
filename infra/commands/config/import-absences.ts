import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importAbsences, importRange } from '#shared/absences/import-absences.ts'
import { readCalendar } from '#shared/absences/read-calendar.ts'
import { publishedSchema } from '#shared/api/texts.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { localDay } from '#shared/calendar/local-day.ts'
import { configurationInForce, operationsOf } from './operations.ts'
import { SYSTEM_OPTIONS, systemOf } from './system.ts'

const USAGE = 'usage: npm run -s config -- import-absences FILE.ics [--advisor ID] [--note TEXT] [--dry-run] [SYSTEM]'

/** `npm run config -- import-absences`: the absences of a calendar as the next version of the configuration. */
export async function importCalendar(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      advisor: { type: 'string' },
      note: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      ...SYSTEM_OPTIONS,
    },
  })
  const [file] = positionals
  if (file === undefined) throw new Error(USAGE)
  const range = importRange(systemClock())
  const calendar = readCalendar(await readFile(file, 'utf8'), range)
  const operations = await operationsOf(systemOf(values))
  const { version, configuration } = await configurationInForce(operations)
  const { advisors, institute } = configuration
  const { advisor } = values
  if (advisor !== undefined && !advisors.some(({ id }) => id === advisor))
    throw new Error(`There is no advisor ${advisor}.`)
  const { changed, nobodys, ...imported } = importAbsences(advisors, calendar, {
    zone: institute.zone,
    since: localDay(range.from, institute.zone),
    ...(advisor === undefined ? {} : { advisorId: advisor }),
  })
  for (const { advisorId, added, removed } of changed)
    process.stdout.write(`${advisorId}: ${added} absences more, ${removed} less\n`)
  if (nobodys > 0)
    process.stdout.write(`${nobodys} events name no advisor by mail address; say whose they are with --advisor.\n`)
  if (changed.length === 0 || values['dry-run']) {
    process.stdout.write(
      `${changed.length === 0 ? 'Nothing differs from' : 'Nothing was changed in'} version ${version}.\n`,
    )
    return
  }
  const change = { base: version, note: values.note ?? 'absences of a calendar', advisors: imported.advisors }
  const published = await operations.call(publishedSchema, 'PUT', 'configuration', change)
  process.stdout.write(`Version ${published.version} is in force.\n`)
}
