import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Accepted, load, repeat, type Sent, type Written } from '#tests/support/load.ts'
import { Outside, pause } from '#tests/support/outside.ts'
import { freePort, startSystem } from '#tests/support/system.ts'
import { countMetric } from './function-metrics.ts'
import { type Stock, takeStock } from './stock.ts'

export interface KillReport extends Stock {
  readonly rounds: number
  /** Senders who got no answer at first because of a kill, and repeated their message after a restart. */
  readonly cutOff: number
  /** Inquiries beyond one for each sender: must be 0. */
  readonly surplusInquiries: number
  /** Sends that the system itself says may have gone out twice (metric `ambiguousSend`). */
  readonly ambiguousSends: number
}

export interface KillOptions {
  readonly rounds: number
  readonly perSecond: number
  /** 0–1; decides when in the round the kill comes. */
  readonly random: () => number
  /** Earliest and latest kill after the start of the load, in ms. */
  readonly moment?: { readonly first: number; readonly last: number }
  readonly onRound?: (round: number, accepted: number) => void
}

/** Senders do not come back all at once. */
export const REPEATING = { perSecond: 20 }
const MOMENT = { first: 500, last: 5_000 }

/**
 * Kills the whole system with SIGKILL under load, again and again. Senders whose request was cut off repeat it after the
 * restart, as mail servers and browsers do. Then asks from outside whether anything that was accepted is missing.
 */
export async function killUnderLoad(options: KillOptions): Promise<KillReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-kill-'))
  try {
    const ports = { httpPort: await freePort(), smtpPort: await freePort() }
    const rounds = await killRounds(options, () => startSystem({ dataDir, ...ports }))
    const system = await startSystem({ dataDir, ...ports })
    try {
      const outside = new Outside(system.url, system.smtpPort)
      const accepted = [...rounds.accepted, ...(await repeat(outside, rounds.unanswered, REPEATING)).accepted]
      // Interrupted work comes back when its visibility time-out (60 s) or the sweep's patience (2 min) ends.
      const { acknowledgements: _, ...stock } = await takeStock(outside, accepted, 360_000)
      return {
        ...stock,
        rounds: options.rounds,
        cutOff: rounds.cutOff,
        surplusInquiries: stock.totals.inquiries - stock.accepted,
        ambiguousSends: await countMetric(dataDir, 'acknowledge', 'ambiguousSend'),
      }
    } finally {
      await system.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The rounds alone. What was cut off is repeated in the next; what the last cut off is left to the caller. */
export async function killRounds(
  options: KillOptions,
  start: () => ReturnType<typeof startSystem>,
): Promise<Sent & { readonly cutOff: number }> {
  const accepted: Accepted[] = []
  let unanswered: readonly Written[] = []
  let cutOff = 0
  for (let round = 1; round <= options.rounds; round += 1) {
    const system = await start()
    const outside = new Outside(system.url, system.smtpPort)
    let killed = false
    const { perSecond, moment = MOMENT } = options
    const until = () => killed
    const sending = Promise.all([
      repeat(outside, unanswered, { ...REPEATING, until }),
      load(outside, { perSecond, seconds: moment.last / 1_000, run: `r${round}`, until }),
    ])
    await pause(moment.first + options.random() * (moment.last - moment.first))
    killed = true
    await system.kill()
    const [again, first] = await sending
    accepted.push(...again.accepted, ...first.accepted)
    unanswered = [...again.unanswered, ...first.unanswered]
    cutOff += first.unanswered.length
    options.onRound?.(round, accepted.length)
  }
  return { accepted, unanswered, cutOff }
}
