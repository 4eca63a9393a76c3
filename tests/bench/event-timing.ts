import type { Page } from 'playwright-core'
import { z } from 'zod'
import { quantile } from '#tests/support/quantiles.ts'

const entriesSchema = z.array(z.object({ interaction: z.number(), ms: z.number() }))
/** What is quicker is not reported (Event Timing, section 3.5); durations are multiples of 8 ms. */
const SHORTEST_MS = 16

/** Milliseconds from a press until the next frame shows what it did: what of an interaction takes longest. */
export interface Interactions {
  readonly what: string
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

export interface Timed extends Interactions {
  readonly all: readonly number[]
}

/** Before a page is opened: it begins to keep how long its interactions take (W3C Event Timing, what INP is made from). */
export async function keepEventTimings(page: Page): Promise<void> {
  await page.addInitScript(`globalThis.timings = []
globalThis.keepTimings = (entries) => {
  for (const { interactionId, duration } of entries)
    if (interactionId > 0) timings.push({ interaction: interactionId, ms: duration })
}
globalThis.timer = new PerformanceObserver((list) => keepTimings(list.getEntries()))
timer.observe({ type: 'event', durationThreshold: ${SHORTEST_MS} })`)
}

/** Does so many interactions and says how long each took; those that were too quick to be reported count as the shortest. */
export async function timeInteractions(
  page: Page,
  what: string,
  count: number,
  act: (number: number) => Promise<void>,
): Promise<Timed> {
  await take(page)
  for (let number = 0; number < count; number += 1) await act(number)
  const longest = new Map<number, number>()
  for (const { interaction, ms } of await take(page))
    longest.set(interaction, Math.max(ms, longest.get(interaction) ?? 0))
  const reported = [...longest.values()]
  const all = [...reported, ...Array.from({ length: Math.max(0, count - reported.length) }, () => SHORTEST_MS)]
  return { what, count, p50: quantile(all, 0.5), p95: quantile(all, 0.95), max: Math.max(...all), all }
}

/** What was kept since it was last taken. An entry comes a frame after its interaction. */
async function take(page: Page): Promise<z.infer<typeof entriesSchema>> {
  const taken = await page.evaluate(`new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
    keepTimings(timer.takeRecords())
    resolve(timings.splice(0))
  }, 200)))`)
  return entriesSchema.parse(taken)
}
