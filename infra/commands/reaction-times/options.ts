import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Instant } from '#shared/instant.ts'
import type { Environment } from '#shared/lambda/environment.ts'
import { type Place, placeOf } from '../place/place.ts'
import { FORMATS, type Format } from './write-export.ts'

const USAGE = `usage: npm run -s reaction-times -- rebuild --from TIME --to TIME [--calendar then|current] [--apply] [--force] [--json] [SYSTEM]
       npm run -s reaction-times -- export --from TIME --to TIME --format csv|parquet --out FILE [--calendar then|current] [SYSTEM]
  TIME is ISO 8601 with offset, for example 2026-11-24T09:00Z; all hours that it touches are looked at.
  --calendar then (default) measures by the calendars that were in force, current by those of today, also for the past.
  SYSTEM is --stack NAME or --local DATA_DIR. Without one the tables are those of INQUIRIES_TABLE, REACTION_TIMES_TABLE,
  ADVISOR_FIGURES_TABLE, CONFIGURATION_TABLE and AUDIT_TABLE.`

/** Tables that a rebuild reads and writes, and where it is noted. */
const REBUILD_TABLES = ['inquiries', 'reactionTimes', 'advisorFigures', 'configuration', 'audit'] as const

interface CommonOptions {
  readonly place: Place<(typeof REBUILD_TABLES)[number]>
  readonly range: { readonly from: Instant; readonly to: Instant }
  readonly calendar: 'then' | 'current'
}
export interface RebuildOptions extends CommonOptions {
  readonly command: 'rebuild'
  readonly apply: boolean
  readonly force: boolean
  readonly json: boolean
}
export interface ExportOptions extends CommonOptions {
  readonly command: 'export'
  readonly format: Format
  readonly out: string
}

const seconds = z.iso.datetime({ offset: true })
const minutes = z.iso.datetime({ offset: true, precision: -1 })
const instant = seconds.or(minutes).transform((text) => Date.parse(text))

const calendarSchema = z.enum(['then', 'current'])

/** The command line (without node and file). Throws an Error with sentences that say how to call it. */
export function readOptions(args: readonly string[], environment: Environment): RebuildOptions | ExportOptions {
  const { values, positionals } = parse(args)
  const command = z.enum(['rebuild', 'export']).safeParse(positionals.join(' '))
  if (!command.success) throw new Error(USAGE)
  const [from, to] = [instant.safeParse(values.from), instant.safeParse(values.to)]
  if (!from.success || !to.success)
    throw new Error(`--${from.success ? 'to' : 'from'} must be a time with offset.\n${USAGE}`)
  if (from.data >= to.data) throw new Error(`--from must be before --to.\n${USAGE}`)
  const calendar = calendarSchema.safeParse(values.calendar)
  if (!calendar.success) throw new Error(`--calendar must be then or current.\n${USAGE}`)
  const common = {
    place: placeOf(values, REBUILD_TABLES, environment, USAGE),
    range: { from: from.data, to: to.data },
    calendar: calendar.data,
  }
  const { apply, force, json, out } = values
  if (command.data === 'rebuild') return { ...common, command: 'rebuild', apply, force, json }
  const format = z.enum(FORMATS).safeParse(values.format)
  if (!format.success || out === undefined || apply || force || json)
    throw new Error(`export takes --format ${FORMATS.join('|')} and --out FILE, and changes nothing.\n${USAGE}`)
  return { ...common, command: 'export', format: format.data, out }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        stack: { type: 'string' },
        local: { type: 'string' },
        format: { type: 'string' },
        out: { type: 'string' },
        apply: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        calendar: { type: 'string', default: 'then' },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`, { cause })
  }
}
