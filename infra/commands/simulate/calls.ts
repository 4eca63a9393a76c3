import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { CallMeasures } from '#shared/simulation/call-measures.ts'
import { readCallRecord } from '#shared/simulation/call-record.ts'
import { replayPromises } from '#shared/simulation/promises/replay-promises.ts'
import { type CallScenario, replayCalls } from '#shared/simulation/replay-calls.ts'

const USAGE = 'usage: npm run -s simulate -- calls FILE [--load-factor F] [--absent SHARE] [--json]'

const optionsSchema = z.object({
  file: z.string(),
  loadFactor: z.coerce.number().min(0.1).max(10),
  absent: z.coerce.number().min(0).max(0.9),
  json: z.boolean(),
})

/** Replays a call record through the real routing and promise code; see CONTRACT for what comes out. */
export async function simulateCallRecord(args: readonly string[]): Promise<void> {
  const { file, json, ...scenario } = readOptions(args)
  const record = readCallRecord(await readFile(file, 'utf8'))
  process.stderr.write(`${record.length} calls that agents handled\n`)
  const routing = replayCalls(record, scenario, (policy, { meanWait }, unserved) => {
    const left = unserved === 0 ? '' : `, ${unserved} never served`
    process.stderr.write(`${policy}: mean wait ${meanWait.toFixed(1)} s${left}\n`)
  })
  const promises = replayPromises(record, scenario)
  process.stderr.write(`promises: ${(100 * promises.kept).toFixed(1)} % of ${promises.n} kept\n`)
  if (promises.afterChange !== undefined) {
    const { kept, n } = promises.afterChange
    process.stderr.write(`from 500 calls after the change on: ${(100 * kept).toFixed(1)} % of ${n} kept\n`)
  }
  process.stdout.write(json ? `${JSON.stringify({ routing, promises })}\n` : forPeople(routing))
}

function readOptions(args: readonly string[]): CallScenario & { readonly file: string; readonly json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'load-factor': { type: 'string', default: '1' },
        absent: { type: 'string', default: '0' },
        json: { type: 'boolean', default: false },
      },
    })
    const { 'load-factor': loadFactor, absent, json } = values
    return optionsSchema.parse({ file: positionals[0], loadFactor, absent, json })
  } catch (cause) {
    throw new Error(USAGE, { cause })
  }
}

const forPeople = (routing: Readonly<Record<string, CallMeasures>>): string =>
  Object.entries(routing)
    .map(([policy, measures]) => {
      const figures = Object.entries(measures).map(([name, value]) => `  ${name} ${value.toFixed(3)}\n`)
      return `${policy}\n${figures.join('')}`
    })
    .join('')
