import { median } from '#tests/support/quantiles.ts'

export type Work = () => unknown

const SAMPLES = 15
const SAMPLE_US = 40_000

/**
 * Microseconds of one call of each piece of work, as medians of samples taken in turn, so that whatever else slows the
 * machine slows all of them alike. Each is called until it is warm. Promises are waited for.
 */
export async function timeInTurn(...pieces: readonly Work[]): Promise<readonly number[]> {
  const warm: { readonly work: Work; readonly count: number; readonly samples: number[] }[] = []
  for (const work of pieces) warm.push({ work, count: await callsInSample(work), samples: [] })
  for (let round = 0; round < SAMPLES; round += 1) {
    for (const { work, count, samples } of warm) samples.push(await sample(work, count))
  }
  return warm.map(({ samples }) => median(samples))
}

async function callsInSample(work: Work): Promise<number> {
  for (let count = 1; ; count *= 2) {
    if ((await sample(work, count)) * count > SAMPLE_US) return count
  }
}

async function sample(work: Work, count: number): Promise<number> {
  const started = performance.now()
  for (let index = 0; index < count; index += 1) {
    const result = work()
    if (result instanceof Promise) await result
  }
  return ((performance.now() - started) * 1_000) / count
}
