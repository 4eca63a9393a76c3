import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '#shared/seeded-random.ts'
import { killRounds, REPEATING } from '#tests/campaign/kill.ts'
import { takeStock } from '#tests/campaign/stock.ts'
import { type Accepted, repeat } from '#tests/support/load.ts'
import { Outside } from '#tests/support/outside.ts'
import { freePort, type RunningSystem, startSystem } from '#tests/support/system.ts'

// Its own system, killed twice under load; `npm run campaign` does it fifty times and waits until all has come to rest.
// Here nobody waits for the visibility time-out of a minute: what was interrupted must be in a queue.
let dataDir: string
let system: RunningSystem
let outside: Outside
let accepted: Accepted[]

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'anklang-kill-'))
  const ports = { httpPort: await freePort(), smtpPort: await freePort() }
  const start = () => startSystem({ dataDir, ...ports })
  const moment = { first: 800, last: 2_500 }
  const sent = await killRounds({ rounds: 2, perSecond: 10, random: seededRandom(3), moment }, start)
  system = await start()
  outside = new Outside(system.url, system.smtpPort)
  const again = await repeat(outside, sent.unanswered, REPEATING)
  accepted = [...sent.accepted, ...again.accepted]
})
afterAll(async () => {
  await system.stop()
  await rm(dataDir, { recursive: true, force: true })
})

describe('after kill -9 under load', () => {
  it('every form that was answered with 202 is there under its status link', async () => {
    const links = accepted.flatMap(({ statusUrl }) => statusUrl ?? [])
    expect(links.length).toBeGreaterThan(0)
    const shown = await Promise.all(
      links.map((link) => outside.json('GET', `/v1/inquiries/${link.split('/').at(-1) ?? ''}`)),
    )
    expect(shown.map(({ status }) => status)).toEqual(links.map(() => 200))
  })

  it('everything accepted is acknowledged or in a queue, and nothing was made twice by being repeated', async () => {
    const stock = await takeStock(outside, accepted, 6_000)
    expect(stock.accepted).toBeGreaterThan(10)
    expect(stock.unacknowledged).toBeLessThanOrEqual(stock.queued)
    expect(stock.addsUp).toBe(true)
    expect(stock.deadLetters).toBe(0)
    // A mail whose reader was killed is in its queue for another minute although its inquiry may exist already.
    expect(stock.totals.inquiries).toBeLessThanOrEqual(stock.accepted)
  })
})
