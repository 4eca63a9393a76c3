import { arch, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { measureBundles } from './bundles.ts'
import { countCallsPerInquiry } from './calls-per-inquiry.ts'
import { measureCore } from './core.ts'
import { measureFirstLoads } from './first-load.ts'
import { measureInteraction } from './interaction.ts'
import { measureLargeMail } from './large-mail.ts'
import { measureLatencyRatio } from './latency-ratio.ts'
import { measureSearch } from './search.ts'

/** Every part of the bench, in the order in which it is run. */
const PARTS = {
  latency: () => measureLatencyRatio({ perSecond: 10, seconds: 30 }),
  calls: () => countCallsPerInquiry({ perSecond: 5, inquiries: 50 }),
  bundles: () => measureBundles(5),
  core: () => measureCore(),
  largeMail: () => measureLargeMail(),
  search: () => measureSearch(100_000),
  firstLoad: () => measureFirstLoads(),
  interaction: () => measureInteraction(10_000, 4),
} as const
type Part = keyof typeof PARTS
const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name)
const NAMES = Object.keys(PARTS).filter(isPart)

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

const { values } = parseArgs({
  options: { only: { type: 'string', default: NAMES.join(',') }, json: { type: 'boolean', default: false } },
})
const only = z.array(z.enum(NAMES)).parse(values.only.split(','))

const report: Record<string, unknown> = {
  at: new Date().toISOString(),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node.js ${process.version}`,
}
for (const name of only) {
  say(`${name} …`)
  const part = await PARTS[name]()
  report[name] = part
  if (!values.json) show(name, part)
}
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`)

/** Lists as tables, the rest as it is. */
function show(name: string, part: unknown): void {
  console.log(`\n${name}`)
  if (Array.isArray(part)) console.table(part)
  else console.dir(part, { depth: null })
}
