import { beforeAll, describe, expect, it } from 'vitest'
import { type LoopsReport, runLoops } from '#tests/campaign/loops.ts'

// Two systems of their own, pointed at each other; `npm run campaign` does it with more mails.
let report: LoopsReport
const BREAKER = 4
beforeAll(async () => {
  report = await runLoops({ seeds: 2, robots: 3 * BREAKER, breaker: BREAKER })
}, 240_000)

describe('two banks whose mailboxes are pointed at each other', () => {
  it('acknowledge no inquiry twice, whatever is left of the headers', () => {
    expect(report.twice).toBe(0)
  })

  it('answer each other not at all while the headers are intact, and soon stop when they are lost', () => {
    // The acknowledgements of the forms themselves; the other bank knows them for what they are.
    expect(report.acknowledgements.intact).toBe(2)
    expect(report.acknowledgements.stripped).toBeGreaterThan(2)
    // Three an hour for each sender: the bare mails are new inquiries to either side.
    for (const count of Object.values(report.acknowledgements)) expect(count).toBeLessThanOrEqual(6)
  })
})

describe('robots that answer from a new address each time', () => {
  it('open the breaker, which stops the rest and is counted for the alarm', () => {
    // Twice the limit where the turn of a minute falls in between.
    expect(report.robot.acknowledged).toBeGreaterThanOrEqual(BREAKER)
    expect(report.robot.acknowledged).toBeLessThanOrEqual(2 * BREAKER)
    expect(report.robot.breakerOpen).toBeGreaterThanOrEqual(report.robot.mails - 2 * BREAKER)
  })
})
