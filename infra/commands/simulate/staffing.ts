import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type ConfigurationIndex, indexConfiguration } from '#shared/configuration/configuration-index.ts'
import { createMemoryFloorPorts } from '#shared/memory/floor-ports.ts'
import { readCallRecord } from '#shared/simulation/call-record.ts'
import { compareWeeks, type DeskComparison } from '#shared/simulation/week/compare-weeks.ts'
import { type ExtraShift, withExtraShift } from '#shared/simulation/week/extra-shift.ts'
import type { RecordedWeek } from '#shared/simulation/week/recorded-week.ts'
import { weekOfCalls } from '#shared/simulation/week/week-of-calls.ts'
import { SYSTEM_OPTIONS, type System, systemOf } from '../config/system.ts'
import { lastWeek } from '../week/last-week.ts'
import { comparisonTable, minutes, percent } from '../week/show-comparison.ts'

const USAGE = `usage: npm run -s simulate -- staffing --desk ID --from 16:00 --to 20:00 [--add 1] [--days mon,tue,…] [--week last|FILE]
         [--json] [--local DATA_DIR | --stack NAME]
  --week last (default) are the inquiries of a system in the last seven days, FILE is a call record, of which the last
  seven days count; its types are desks.`

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/u)
const optionsSchema = z
  .object({
    desk: z.string(),
    from: time,
    to: time,
    add: z.coerce.number().int().min(1).max(50),
    days: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(DAYS)).min(1)),
    week: z.string(),
    json: z.boolean(),
  })
  .refine(({ from, to }) => from < to)

/** "What if we had one more person on cards from 16 to 20 o'clock?", in virtual time through the real code. */
export async function simulateStaffing(args: readonly string[]): Promise<void> {
  const { system, json, week: source, desk, from, to, add, days } = readOptions(args)
  const { week, inForce } = await sourceOf(source, system)
  if (inForce.desk(desk) === undefined) {
    const desks = inForce.configuration.desks.map(({ id }) => id).join(', ')
    throw new Error(`There is no desk ${desk}: it must be one of ${desks}.`)
  }
  if (week.rounds.length === 0) throw new Error('There were no inquiries in that week.')
  const extra = { desk, people: add, hours: { from, to }, days }
  const configuration = withExtraShift(inForce.configuration, extra)
  const changed = indexConfiguration({ version: inForce.version + 1, configuration })
  const desks = await compareWeeks(week, inForce, changed, createMemoryFloorPorts)
  if (json) process.stdout.write(`${JSON.stringify({ extra, rounds: week.rounds.length, desks })}\n`)
  else process.stdout.write(forPeople(extra, week.rounds.length, desks))
}

type Options = z.infer<typeof optionsSchema> & { readonly system: System | undefined }

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        desk: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        add: { type: 'string', default: '1' },
        days: { type: 'string', default: DAYS.join(',') },
        week: { type: 'string', default: 'last' },
        json: { type: 'boolean', default: false },
        ...SYSTEM_OPTIONS,
      },
    })
    return { ...optionsSchema.parse(values), system: systemOf(values) }
  } catch (cause) {
    throw new Error(USAGE, { cause })
  }
}

async function sourceOf(
  source: string,
  system: System | undefined,
): Promise<{ readonly week: RecordedWeek; readonly inForce: ConfigurationIndex }> {
  if (source !== 'last') {
    const { week, configuration } = weekOfCalls(readCallRecord(await readFile(source, 'utf8')))
    return { week, inForce: indexConfiguration({ version: 1, configuration }) }
  }
  if (system === undefined)
    throw new Error(`No system is named and no local one runs; name one, or a call record with --week.\n${USAGE}`)
  return lastWeek(system)
}

function forPeople(
  { desk, people, hours, days }: ExtraShift,
  rounds: number,
  desks: readonly DeskComparison[],
): string {
  const who = people === 1 ? 'one more person' : `${people} more people`
  const when = `from ${hours.from} to ${hours.to}${days.length === DAYS.length ? '' : ` on ${days.join(', ')}`}`
  const { before, after } = desks.find((one) => one.desk === desk) ?? {}
  const words =
    before === undefined || after === undefined
      ? ''
      : `With ${who} on ${desk} ${when}, half of its customers would have been answered within ${minutes(after.wait.p50)} instead of ${minutes(before.wait.p50)}, nine in ten within ${minutes(after.wait.p90)} instead of ${minutes(before.wait.p90)}. Promised were ${minutes(after.promised)} instead of ${minutes(before.promised)}, and ${percent(after.kept.rate)} of promises kept instead of ${percent(before.kept.rate)}.\n`
  return `${rounds} rounds of inquiries again, as it was → with ${who} on ${desk} ${when}:\n\n${comparisonTable(desks)}\n${words}`
}
