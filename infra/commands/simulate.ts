import { simulateCallRecord } from './simulate/calls.ts'
import { simulateStaffing } from './simulate/staffing.ts'

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  calls: simulateCallRecord,
  staffing: simulateStaffing,
}

/** `npm run simulate -- calls|staffing …`: what would happen, in virtual time through the real code. */
async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (command === undefined) throw new Error(`usage: npm run -s simulate -- ${Object.keys(COMMANDS).join('|')} …`)
  await command(args)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
