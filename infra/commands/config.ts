import { apply } from './config/apply.ts'
import { check } from './config/check.ts'
import { importCalendar } from './config/import-absences.ts'
import { diff, history, rollBack } from './config/versions.ts'

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  check,
  apply,
  history,
  diff,
  rollback: rollBack,
  'import-absences': importCalendar,
}

const USAGE = `usage: npm run -s config -- check [DIR] [--json] [SYSTEM]
       npm run -s config -- apply [DIR] [--note TEXT] [--base VERSION] [SYSTEM]
       npm run -s config -- history [--json] [SYSTEM]
       npm run -s config -- diff VERSION VERSION [--json] [SYSTEM]
       npm run -s config -- rollback VERSION [--note TEXT] [SYSTEM]
       npm run -s config -- import-absences FILE.ics [--advisor ID] [--note TEXT] [--dry-run] [SYSTEM]
  DIR is ANKLANG_CONFIG or config/musterbank unless given.
  SYSTEM is --local DATA_DIR (ANKLANG_DATA_DIR or .local when one runs there) or --stack NAME, for which ANKLANG_TOKEN
  must hold an operator's access token.`

/** `npm run config -- …`: checks a configuration, puts it in force without a deployment, shows versions and goes back. */
async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (command === undefined) throw new Error(USAGE)
  await command(args)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
