import { parseArgs } from 'node:util'
import { indexConfiguration } from '#shared/configuration/configuration-index.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { createMemoryFloorPorts } from '#shared/memory/floor-ports.ts'
import { compareWeeks, type DeskComparison } from '#shared/simulation/week/compare-weeks.ts'
import { lastWeek } from '../week/last-week.ts'
import { comparisonTable, comparisonWords } from '../week/show-comparison.ts'
import { checkDirectory, directoryOf } from './checked-directory.ts'
import { showIssues } from './show-issues.ts'
import { SYSTEM_OPTIONS, type System, systemOf } from './system.ts'

/** `npm run config -- check`: what is wrong with a configuration, what is probably not meant, and what last week had been under it. */
export async function check(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, ...SYSTEM_OPTIONS },
  })
  const directory = directoryOf(positionals[0])
  const checked = await checkDirectory(directory)
  if (checked.errors.length > 0) process.exitCode = 1
  if (!('compiled' in checked)) {
    const errors = `${showIssues(directory, checked.errors)}\n${directory}: ${counted(checked.errors.length, 'error')}.\n`
    process.stdout.write(values.json ? `${JSON.stringify({ errors: checked.errors, advice: [] })}\n` : errors)
    return
  }
  const { advice, compiled } = checked
  if (!values.json) {
    if (advice.length > 0) process.stdout.write(`Probably not meant:\n\n${showIssues(directory, advice)}\n`)
    process.stdout.write(`${directory} is without errors.\n`)
  }
  const simulation = await simulated(systemOf(values), compiled.configuration)
  process.stdout.write(values.json ? `${JSON.stringify({ errors: [], advice, simulation })}\n` : forPeople(simulation))
}

type Simulation =
  | { readonly notSimulated: string }
  | { readonly version: number; readonly rounds: number; readonly desks: readonly DeskComparison[] }

/** Last week under the new configuration beside the one in force; without a system that can be reached, why not. */
async function simulated(system: System | undefined, configuration: Configuration): Promise<Simulation> {
  if (system === undefined) return { notSimulated: 'no system is named and no local one runs' }
  const last = await lastWeek(system).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  )
  if (typeof last === 'string') return { notSimulated: last }
  const { week, inForce } = last
  if (week.rounds.length === 0) return { notSimulated: 'the system had no inquiries in the last seven days' }
  const draft = indexConfiguration({ version: inForce.version + 1, configuration })
  const desks = await compareWeeks(week, inForce, draft, createMemoryFloorPorts)
  return { version: inForce.version, rounds: week.rounds.length, desks }
}

function forPeople(simulation: Simulation): string {
  if ('notSimulated' in simulation)
    return `Not tried on last week's inquiries: ${simulation.notSimulated}. Name a system with --local or --stack.\n`
  const { version, rounds, desks } = simulation
  const words = comparisonWords(desks)
  return [
    `\nLast week's ${counted(rounds, 'round')} of inquiries again, under version ${version} → under these files:\n\n`,
    comparisonTable(desks),
    '\n',
    ...(words.length === 0 ? ["No desk gets more or less, none is overloaded, and nothing is nobody's."] : words).map(
      (sentence) => `${sentence}\n`,
    ),
    'Waits and promises are opening time of the desk. People are there by their shifts, and work as fast as they did.\n',
  ].join('')
}

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`
