import { getEnvironmentData } from 'node:worker_threads'
import type { Clock } from '#shared/instant.ts'

/**
 * The machine's clock in milliseconds since 1970. In the local runtime it is shifted by what `/local/clock` asked for,
 * shared with every worker thread as one 64-bit number of milliseconds; on Lambda there is none.
 */
export const systemClock: Clock = () => Date.now() + offset()

function offset(): number {
  const shared: unknown = getEnvironmentData('anklang.clock-offset')
  return shared instanceof SharedArrayBuffer ? Number(Atomics.load(new BigInt64Array(shared), 0)) : 0
}
