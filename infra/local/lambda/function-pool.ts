import type { LocalClock } from '../clock.ts'
import {
  type ExecutionEnvironment,
  type FunctionDefinition,
  FunctionError,
  startEnvironment,
} from './execution-environment.ts'
import type { FunctionLog } from './function-log.ts'

/** Runs a function's invocations, each in an environment of its own, as many at a time as the bound allows. */
export interface FunctionPool {
  readonly definition: FunctionDefinition
  /** Waits for a free environment. Throws FunctionError for a throwing handler, a time-out, a crash. */
  invoke(event: unknown): Promise<unknown>
  /** Starts environments until there are `count` (at most the bound), so that the first invocations find them warm. */
  warm(count: number): Promise<void>
  /** Waits for running invocations at most `graceMs`, then ends all workers. */
  stop(graceMs: number): Promise<void>
}

export interface FunctionPoolOptions {
  readonly bound: number
  readonly clock: LocalClock
  readonly log: FunctionLog
}

export function createFunctionPool(definition: FunctionDefinition, options: FunctionPoolOptions): FunctionPool {
  const all = new Set<ExecutionEnvironment>()
  const idle: ExecutionEnvironment[] = []
  const waiting: ((environment: ExecutionEnvironment) => void)[] = []
  const running = new Set<Promise<unknown>>()
  let stopped = false

  const start = (): ExecutionEnvironment => {
    const environment = startEnvironment(definition, options.clock, options.log)
    all.add(environment)
    void environment.ended.then(() => {
      all.delete(environment)
      const index = idle.indexOf(environment)
      if (index >= 0) idle.splice(index, 1)
      if (waiting.length > 0 && !stopped) offer(start())
    })
    return environment
  }
  const offer = (environment: ExecutionEnvironment): void => {
    if (!environment.isAlive()) return
    const next = waiting.shift()
    if (next === undefined) idle.push(environment)
    else next(environment)
  }
  const take = (): ExecutionEnvironment | Promise<ExecutionEnvironment> => {
    const free = idle.pop()
    if (free !== undefined) return free
    if (all.size < options.bound) return start()
    return new Promise((resolve) => waiting.push(resolve))
  }
  const run = async (event: unknown): Promise<unknown> => {
    const environment = await take()
    await environment.ready
    try {
      return await environment.invoke(event)
    } finally {
      offer(environment)
    }
  }
  return {
    definition,
    invoke: (event) => {
      if (stopped) return Promise.reject(new FunctionError('ServiceException', 'the local system is stopping'))
      const promise = run(event)
      running.add(promise)
      promise.catch(() => {}).finally(() => running.delete(promise))
      return promise
    },
    warm: async (count) => {
      const missing = Math.min(count, options.bound) - all.size
      const started = Array.from({ length: Math.max(0, missing) }, start)
      await Promise.all(started.map((environment) => environment.ready))
      for (const environment of started) offer(environment)
    },
    stop: async (graceMs) => {
      stopped = true
      const grace = Promise.withResolvers<void>()
      const timer = setTimeout(grace.resolve, graceMs)
      await Promise.race([Promise.allSettled(running), grace.promise])
      clearTimeout(timer)
      await Promise.all([...all].map((environment) => environment.terminate()))
    },
  }
}
