import { setEnvironmentData } from 'node:worker_threads'
import { z } from 'zod'
import type { State } from './state.ts'

const KEY = 'clock-offset'

/** The business time that all functions see: real time plus an offset that only grows. */
export interface LocalClock {
  /** Milliseconds since 1970. */
  now(): number
  /** Moves the time forward; durable before it returns. */
  advance(seconds: number): void
  /** Call directly before a worker thread is made: shared/aws/clock.ts finds the offset there. */
  handToNextWorker(): void
}

export function createClock(state: State): LocalClock {
  const offset = new BigInt64Array(new SharedArrayBuffer(8))
  Atomics.store(offset, 0, BigInt(state.read(KEY, z.number().int()) ?? 0))
  return {
    now: () => Date.now() + Number(Atomics.load(offset, 0)),
    advance: (seconds) => {
      const next = Atomics.load(offset, 0) + BigInt(Math.round(seconds * 1_000))
      state.write(KEY, Number(next))
      Atomics.store(offset, 0, next)
    },
    handToNextWorker: () => setEnvironmentData('anklang.clock-offset', offset.buffer),
  }
}
