import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LatencyByChannel, latencies } from '#tests/support/latencies.ts'
import { load } from '#tests/support/load.ts'
import { Outside, until } from '#tests/support/outside.ts'
import { rounded } from '#tests/support/quantiles.ts'
import { type RunningSystem, startSystem } from '#tests/support/system.ts'
import { changedAssembly } from './assembly.ts'
import { EMPTY_HANDLERS } from './empty-handlers.ts'

/** Milliseconds from outside with the real handlers and with empty ones, one after the other on this machine. */
export interface LatencyRatio {
  readonly perSecond: number
  readonly seconds: number
  readonly real: LatencyByChannel
  readonly empty: LatencyByChannel
  /** Of the medians, real over empty. */
  readonly ratio: { readonly all: number; readonly web: number; readonly email: number }
}

export async function measureLatencyRatio(rate: {
  readonly perSecond: number
  readonly seconds: number
}): Promise<LatencyRatio> {
  const changed = await changedAssembly(({ name }, source) => EMPTY_HANDLERS[name] ?? source)
  try {
    const empty = await measure(rate, ['tests/bench/start-assembly.ts', changed.directory])
    const real = await measure(rate)
    const ratioOf = (channel: keyof LatencyByChannel) => rounded(real[channel].p50 / empty[channel].p50)
    return { ...rate, real, empty, ratio: { all: ratioOf('all'), web: ratioOf('web'), email: ratioOf('email') } }
  } finally {
    await changed.remove()
  }
}

async function measure(
  rate: { readonly perSecond: number; readonly seconds: number },
  command?: readonly string[],
): Promise<LatencyByChannel> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-bench-'))
  let system: RunningSystem | undefined
  try {
    system = await startSystem({ dataDir, ...(command === undefined ? {} : { command }) })
    const outside = new Outside(system.url, system.smtpPort)
    await load(outside, { perSecond: 5, seconds: 4, run: 'warm' })
    const { accepted } = await load(outside, { ...rate, run: 'bench' })
    const mails = await until('all acknowledgements', async () => {
      const outbox = await outside.outbox('?limit=10000')
      const reached = new Set(outbox.map(({ to }) => to))
      return accepted.every(({ address }) => reached.has(address)) && outbox
    })
    return latencies(accepted, mails)
  } finally {
    await system?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
