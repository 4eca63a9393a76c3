import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { arch, cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { seededRandom } from '#shared/seeded-random.ts'
import { killUnderLoad } from './kill.ts'
import { measureLatency } from './latency.ts'
import { runLoops } from './loops.ts'
import { manyRuns } from './many-runs.ts'
import { barsOf, type CampaignReport, pageOf } from './report.ts'
import { testFilesWith } from './test-files.ts'

const PARTS = ['latency', 'kill', 'loops', 'properties', 'mails', 'concurrency'] as const
const count = z.coerce.number().int().min(1)
/** Mails that begin each exchange between two banks, robots that write at once, and the breaker's limit a minute. */
const LOOPS = { seeds: 20, robots: 300, breaker: 50 } as const
/** Of 2,000 mutated mails in `npm test`, 100,000. */
const FACTOR = '50'
/** Of 3 rounds of routing at once in `npm test`, 102. */
const STORMS = 34

const optionsSchema = z.object({
  only: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(PARTS))),
  rounds: count,
  seconds: count,
  seed: z.coerce.number().int(),
  factor: count,
  note: z.string(),
  json: z.boolean(),
})
type Options = z.infer<typeof optionsSchema>

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

async function campaign({ only, rounds, seconds, seed, factor, note }: Options): Promise<CampaignReport> {
  const wants = (part: (typeof PARTS)[number]) => only.includes(part)
  const perSecond = 10
  const run = async <T>(part: (typeof PARTS)[number], measure: () => Promise<T>): Promise<T | undefined> => {
    if (!wants(part)) return undefined
    say(`${part} …`)
    return measure()
  }
  const latency = await run('latency', () => measureLatency({ perSecond, seconds }))
  const kill = await run('kill', () =>
    killUnderLoad({
      rounds,
      perSecond,
      random: seededRandom(seed),
      onRound: (round, accepted) => say(`  round ${round} of ${rounds}: ${accepted} accepted so far`),
    }),
  )
  const loops = await run('loops', () => runLoops(LOOPS))
  const properties = await run('properties', async () =>
    manyRuns(await testFilesWith(/\bfc\.assert\(|\bcountAll\(/u), factor),
  )
  const mails = await run('mails', async () => manyRuns(await testFilesWith(/\bmutateMail\(/u), factor))
  const concurrency = await run('concurrency', async () => manyRuns(await testFilesWith(/\bstorm\(/u), STORMS))
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with changes'),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node.js ${process.version}`,
    seed,
    note,
    ...(latency === undefined ? {} : { latency }),
    ...(kill === undefined ? {} : { kill }),
    ...(loops === undefined ? {} : { loops }),
    ...(properties === undefined ? {} : { properties }),
    ...(mails === undefined ? {} : { mails }),
    ...(concurrency === undefined ? {} : { concurrency }),
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: PARTS.join(',') },
    rounds: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '20261124' },
    factor: { type: 'string', default: FACTOR },
    note: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})
const options = optionsSchema.parse(values)
const report = await campaign(options)
const directory = join('docs', 'campaigns')
await mkdir(directory, { recursive: true })
// What was left out must not replace the whole day's report.
const parts = options.only.length === PARTS.length ? '' : `-${options.only.join('-')}`
const path = join(directory, `${report.date}${parts}.md`)
await writeFile(path, pageOf(report))
for (const [title, bars] of barsOf(report)) {
  say(title)
  for (const { what, wanted, measured, kept } of bars)
    say(`  ${kept ? 'kept  ' : 'MISSED'} ${what}: ${measured} (${wanted})`)
}
say(`The report is in ${path}.`)
if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`)
