import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Accepted, load } from '#tests/support/load.ts'
import { Outside, pause, until } from '#tests/support/outside.ts'
import { freePort, startSystem } from '#tests/support/system.ts'

export interface KillReport {
  readonly rounds: number
  readonly accepted: number
  /** Accepted and never acknowledged: must be 0. */
  readonly lost: number
  /** Acknowledged more than once: only in the window between send and record. */
  readonly twice: number
  readonly inFlightAtRest: number
  readonly addsUp: boolean
  /** Inquiries registered less those accepted: requests whose answer the kill cut off. */
  readonly unanswered: number
}

/**
 * Kills the whole system with SIGKILL under load, again and again, at moments spread over the round, and then asks from
 * outside whether anything that was accepted is missing. `random` decides the moments (0–1).
 */
export async function killUnderLoad(options: {
  readonly rounds: number
  readonly perSecond: number
  readonly random: () => number
  readonly onRound?: (round: number, accepted: number) => void
}): Promise<KillReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-kill-'))
  const ports = { httpPort: await freePort(), smtpPort: await freePort() }
  const accepted: Accepted[] = []
  try {
    for (let round = 1; round <= options.rounds; round += 1) {
      const system = await startSystem({ dataDir, ...ports })
      const outside = new Outside(system.url, system.smtpPort)
      let killed = false
      const running = load(outside, {
        perSecond: options.perSecond,
        seconds: 10,
        run: `r${round}`,
        until: () => killed,
      })
      await pause(500 + options.random() * 3_000)
      killed = true
      await system.kill()
      accepted.push(...(await running))
      options.onRound?.(round, accepted.length)
    }
    return await takeStock(dataDir, ports, accepted, options.rounds)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function takeStock(
  dataDir: string,
  ports: { readonly httpPort: number; readonly smtpPort: number },
  accepted: readonly Accepted[],
  rounds: number,
): Promise<KillReport> {
  const system = await startSystem({ dataDir, ...ports })
  try {
    const outside = new Outside(system.url, system.smtpPort)
    const operator = await outside.token((await outside.people()).operators[0]?.sub ?? '')
    // Work that a kill interrupted comes back when its visibility time-out (60 s) or the sweep's patience (2 min) ends.
    const totals = await until(
      'rest',
      async () => {
        const now = await outside.totals(operator)
        return now.inFlight === 0 ? now : undefined
      },
      300_000,
    )
    const acknowledged = async (): Promise<Map<string, number>> => {
      const counts = new Map<string, number>()
      for (const mail of await outside.outbox('?limit=1000000')) {
        if (mail.headers['auto-submitted'] === 'auto-replied') counts.set(mail.to, (counts.get(mail.to) ?? 0) + 1)
      }
      return counts
    }
    const missing = (counts: Map<string, number>) => accepted.filter((one) => !counts.has(one.address))
    const end = performance.now() + 180_000
    let counts = await acknowledged()
    while (missing(counts).length > 0 && performance.now() < end) {
      await pause(1_000)
      counts = await acknowledged()
    }
    return {
      rounds,
      accepted: accepted.length,
      lost: missing(counts).length,
      twice: [...counts.values()].filter((count) => count > 1).length,
      inFlightAtRest: totals.inFlight,
      addsUp: totals.received === totals.inquiries + totals.merged + totals.suppressed + totals.failed,
      unanswered: totals.inquiries - accepted.length,
    }
  } finally {
    await system.stop()
  }
}
