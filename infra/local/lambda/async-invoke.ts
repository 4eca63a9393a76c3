import { setTimeout as pause } from 'node:timers/promises'
import type { FunctionPool } from './function-pool.ts'

const RETRIES = 2
const RETRY_MS = 1_000

/** An asynchronous invocation: tried three times, then given up (its error is in the function's log). Lambda waits a minute between; here it is a second. */
export async function invokeAsync(pool: FunctionPool, event: unknown): Promise<void> {
  for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
    try {
      await pool.invoke(event)
      return
    } catch {
      if (attempt < RETRIES) await pause(RETRY_MS)
    }
  }
}
