import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LatencyByChannel, latencies } from '#tests/support/latencies.ts'
import { load } from '#tests/support/load.ts'
import { Outside } from '#tests/support/outside.ts'
import { startSystem } from '#tests/support/system.ts'
import { type Stock, takeStock } from './stock.ts'

export interface LatencyReport extends Stock {
  readonly perSecond: number
  readonly seconds: number
  /** Written and not answered with 202 or 250. */
  readonly refused: number
  /** Milliseconds from the start of sending until the mail was handed to SES. */
  readonly milliseconds: LatencyByChannel
}
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
    return {
      ...options,
      ...stock,
      refused: unanswered.length,
      milliseconds: latencies(accepted, acknowledgements),
    }
  } finally {
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
