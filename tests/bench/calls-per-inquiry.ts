import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDynamoDb } from '#infra/local/emulators/dynamodb.ts'
import { takeStock } from '#tests/campaign/stock.ts'
import { load, type Written } from '#tests/support/load.ts'
import { Outside, pause } from '#tests/support/outside.ts'
import { rounded } from '#tests/support/quantiles.ts'
import { startSystem } from '#tests/support/system.ts'
import { changedAssembly } from './assembly.ts'
import { type CloudCall, listening, readCalls } from './call-log.ts'
import { type Consumed, startCountingProxy } from './counting-proxy.ts'

/** The functions on the way of an inquiry: intake, assignment, acknowledgement and what SES says of it, measurement. */
const ON_THE_WAY = ['intake-web', 'intake-email', 'register', 'acknowledge', 'mail-events', 'route', 'measure']
const CHANNELS = ['web', 'email'] as const

/** Averages of one inquiry of a channel, from intake to acknowledgement, assignment and measurement. */
export interface PerInquiry {
  readonly inquiries: number
  /** Calls to AWS by `service:operation`. */
  readonly calls: Readonly<Record<string, number>>
  readonly callsInAll: number
  readonly callsByFunction: Readonly<Record<string, number>>
  /** DynamoDB request units, indexes included, as the engine reports them. */
  readonly readUnits: number
  readonly writeUnits: number
  readonly writeUnitsByFunction: Readonly<Record<string, number>>
  /** Calls that DynamoDB refused (a condition did not hold): billed, not in the units above. */
  readonly refused: number
}

/**
 * Runs the unchanged product with listening bundles on a counting DynamoDB proxy and averages over `inquiries` of each
 * channel. What sweep and the APIs do in the meantime is left out.
 */
export async function countCallsPerInquiry(options: {
  readonly perSecond: number
  readonly inquiries: number
}): Promise<Readonly<Record<(typeof CHANNELS)[number], PerInquiry>>> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-calls-'))
  stack.defer(() => rm(dataDir, { recursive: true, force: true }))
  const assembly = await changedAssembly(({ name }, source) => `${listening(name)}${source}`)
  stack.defer(assembly.remove)
  const engine = await startDynamoDb(dataDir)
  stack.defer(engine.stop)
  const proxy = await startCountingProxy(engine.endpoint)
  stack.defer(proxy.stop)
  const system = await startSystem({
    dataDir,
    command: ['tests/bench/start-assembly.ts', assembly.directory],
    environment: { ANKLANG_DYNAMODB_ENDPOINT: proxy.url },
  })
  stack.defer(async () => void (await system.stop()))
  const outside = new Outside(system.url, system.smtpPort)
  await everybodyAvailable(outside)
  const measure = async (channel: Written['channel']): Promise<PerInquiry> => {
    const seconds = options.inquiries / options.perSecond
    const write = async (run: string, length: number) => {
      const { accepted } = await load(outside, { ...options, seconds: length, run, channels: [channel] })
      const stock = await takeStock(outside, accepted, 60_000)
      await quiet(() => proxy.consumed.filter(({ function: name }) => ON_THE_WAY.includes(name)).length)
      return stock
    }
    // Configuration, keys and connections are held by then, as in functions that are in use.
    await write(`warm-${channel}`, 2)
    const from = Date.now()
    const { accepted } = await write(`count-${channel}`, seconds)
    const within = ({ at, function: name }: { readonly at: number; readonly function: string }) =>
      at >= from && ON_THE_WAY.includes(name)
    const calls = (await readCalls(dataDir)).filter(within)
    return averages(accepted, calls, proxy.consumed.filter(within))
  }
  return { web: await measure('web'), email: await measure('email') }
}

/** Measurement follows the table's stream, which no queue shows: waits until the count has not moved for two seconds. */
async function quiet(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); ) {
    before = count()
    await pause(2_000)
  }
}

/** Assignment is a part of the way: somebody must be there, whatever the time of the day. */
async function everybodyAvailable(outside: Outside): Promise<void> {
  for (const { sub } of (await outside.people()).advisors) {
    const token = await outside.token(sub)
    await outside.json('PUT', '/v1/advisor/me/presence', { token, body: { presence: 'available' } })
  }
}

function averages(inquiries: number, calls: readonly CloudCall[], consumed: readonly Consumed[]): PerInquiry {
  const each = (sum: number) => rounded(sum / inquiries)
  const sums = <T>(items: readonly T[], name: (item: T) => string, value: (item: T) => number = () => 1) =>
    Object.fromEntries(
      [...Map.groupBy(items, name)]
        .map(([key, group]) => [key, each(group.reduce((sum, item) => sum + value(item), 0))] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  const total = (value: (one: Consumed) => number) => each(consumed.reduce((sum, one) => sum + value(one), 0))
  return {
    inquiries,
    calls: sums(calls, ({ operation }) => operation),
    callsInAll: each(calls.length),
    callsByFunction: sums(calls, (call) => call.function),
    readUnits: total(({ readUnits }) => readUnits),
    writeUnits: total(({ writeUnits }) => writeUnits),
    writeUnitsByFunction: sums(
      consumed,
      (one) => one.function,
      ({ writeUnits }) => writeUnits,
    ),
    refused: total(({ refused }) => Number(refused)),
  }
}
