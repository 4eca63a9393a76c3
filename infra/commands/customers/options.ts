import { parseArgs } from 'node:util'
import type { Environment } from '#shared/lambda/environment.ts'
import { type Place, placeOf } from '../place/place.ts'

const USAGE = `usage: npm run -s customers -- import FILE.csv [--dry-run] [--json] [SYSTEM]
       npm run -s customers -- export [SYSTEM] > FILE.csv
  SYSTEM is --stack NAME or --local DATA_DIR. Without one the tables are those of CUSTOMERS_TABLE,
  CONFIGURATION_TABLE and AUDIT_TABLE.`

/** Tables of the directory, and of what was done to it. */
const TABLES = ['customers', 'configuration', 'audit'] as const

interface CommonOptions {
  readonly place: Place<(typeof TABLES)[number]>
}
export interface ImportOptions extends CommonOptions {
  readonly command: 'import'
  readonly file: string
  readonly dryRun: boolean
  readonly json: boolean
}
export interface ExportOptions extends CommonOptions {
  readonly command: 'export'
}

/** The command line (without node and file). Throws an Error with sentences that say how to call it. */
export function readOptions(args: readonly string[], environment: Environment): ImportOptions | ExportOptions {
  const { values, positionals } = parse(args)
  const [command, file, ...more] = positionals
  const place = () => placeOf(values, TABLES, environment, USAGE)
  const { json, 'dry-run': dryRun } = values
  if (command === 'import' && file !== undefined && more.length === 0)
    return { command, file, dryRun, json, place: place() }
  if (command === 'export' && file === undefined && !json && !dryRun) return { command, place: place() }
  throw new Error(USAGE)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        stack: { type: 'string' },
        local: { type: 'string' },
      },
    })
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`, { cause })
  }
}
