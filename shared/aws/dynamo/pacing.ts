import { setTimeout as wait } from 'node:timers/promises'

/** How retries are spread; tests bring their own so that nothing waits. */
export interface Pacing {
  /** In [0, 1). */
  readonly random: () => number
  readonly wait: (milliseconds: number) => Promise<unknown>
}

export const systemPacing: Pacing = { random: Math.random, wait }

/** Retries of one call; with full jitter about a second in all. */
export const ATTEMPTS = 10

/** Waits before the next attempt (1, 2 …): full jitter up to 10 ms doubled each time, at most 400 ms. */
export const backOff = async ({ random, wait: pause }: Pacing, attempt: number): Promise<void> => {
  await pause(random() * Math.min(400, 10 * 2 ** attempt))
}
