import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from '#tests/support/load.ts'
import { Outside, until } from '#tests/support/outside.ts'
import { startSystem } from '#tests/support/system.ts'

export interface LatencyReport {
  readonly accepted: number
  readonly acknowledged: number
  readonly twice: number
  /** Milliseconds from sending the request to the mail in the outbox. */
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
  readonly inFlightAtRest: number
  readonly addsUp: boolean
}

/** Acknowledgement latency from outside: 10 inquiries a second, by form and mail in turn, for `seconds`. */
export async function measureLatency(options: {
  readonly perSecond: number
  readonly seconds: number
}): Promise<LatencyReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-latency-'))
  const system = await startSystem({ dataDir })
  try {
    const outside = new Outside(system.url, system.smtpPort)
    // A few to warm up: what is measured is the system at work, not its first second.
    await load(outside, { perSecond: 5, seconds: 4, run: 'warm' })
    const accepted = await load(outside, { ...options, run: 'run' })
    const operator = await outside.token((await outside.people()).operators[0]?.sub ?? '')
    const totals = await until('rest', async () => {
      const now = await outside.totals(operator)
      return now.inFlight === 0 ? now : undefined
    })
    const mails = await until('all acknowledgements', async () => {
      const all = (await outside.outbox('?limit=100000')).filter(
        (mail) => mail.headers['auto-submitted'] === 'auto-replied',
      )
      const addresses = new Set(all.map((mail) => mail.to))
      return accepted.every((one) => addresses.has(one.address)) ? all : undefined
    })
    const sentAt = new Map(accepted.map((one) => [one.address, one.sentAt]))
    const counts = Map.groupBy(mails, (mail) => mail.to)
    const latencies = mails
      .flatMap((mail) => {
        const at = sentAt.get(mail.to)
        return at === undefined ? [] : [Date.parse(mail.at) - at]
      })
      .sort((a, b) => a - b)
    const quantile = (q: number): number =>
      latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? 0
    return {
      accepted: accepted.length,
      acknowledged: accepted.filter((one) => counts.has(one.address)).length,
      twice: [...counts.values()].filter((group) => group.length > 1).length,
      p50: quantile(0.5),
      p90: quantile(0.9),
      p99: quantile(0.99),
      max: quantile(1),
      inFlightAtRest: totals.inFlight,
      addsUp: totals.received === totals.inquiries + totals.merged + totals.suppressed + totals.failed,
    }
  } finally {
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
