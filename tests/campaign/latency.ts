import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from '#tests/support/load.ts'
import { Outside } from '#tests/support/outside.ts'
import { quantile } from '#tests/support/quantiles.ts'
import { startSystem } from '#tests/support/system.ts'
import { type Stock, takeStock } from './stock.ts'

export interface LatencyReport extends Stock {
  readonly perSecond: number
  readonly seconds: number
  /** Written and not answered with 202 or 250. */
  readonly refused: number
  /** Milliseconds from the start of sending until the mail was handed to SES. */
  readonly milliseconds: Readonly<Record<'all' | 'web' | 'email', Spread>>
}
export interface Spread {
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

const spread = (values: readonly number[]): Spread => ({
  p50: quantile(values, 0.5),
  p90: quantile(values, 0.9),
  p99: quantile(values, 0.99),
  max: quantile(values, 1),
})

/** Acknowledgement latency from outside at a steady rate, by form and mail in turn, on a system that has warmed up. */
export async function measureLatency(options: {
  readonly perSecond: number
  readonly seconds: number
}): Promise<LatencyReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-latency-'))
  const system = await startSystem({ dataDir })
  try {
    const outside = new Outside(system.url, system.smtpPort)
    // What is measured is the system at work, not its first seconds.
    await load(outside, { perSecond: 5, seconds: 4, run: 'warm' })
    const { accepted, unanswered } = await load(outside, { ...options, run: 'run' })
    const { acknowledgements, ...stock } = await takeStock(outside, accepted, 180_000)
    const sent = new Map(accepted.map((one) => [one.address, one]))
    const latencies = acknowledgements.flatMap(({ to, at }) => {
      const written = sent.get(to)
      return written === undefined ? [] : [{ channel: written.channel, ms: Date.parse(at) - written.sentAt }]
    })
    const of = (channel?: string) =>
      spread(latencies.filter((one) => channel === undefined || one.channel === channel).map(({ ms }) => ms))
    return {
      ...options,
      ...stock,
      refused: unanswered.length,
      milliseconds: { all: of(), web: of('web'), email: of('email') },
    }
  } finally {
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
