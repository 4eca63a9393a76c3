import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { LocalClock } from '../clock.ts'
import type { FunctionLog } from './function-log.ts'
import type { Answer, Invocation, WorkerSettings } from './worker-messages.ts'

/** A function of the template, ready to run. */
export interface FunctionDefinition {
  readonly name: string
  readonly arn: string
  /** `file:` address of the bundle. */
  readonly module: string
  /** Exported name. */
  readonly handler: string
  readonly timeoutMs: number
  readonly memoryMb: number
  /** The function's whole environment. */
  readonly environment: Readonly<Record<string, string>>
}

/** What Lambda answers for a handler that threw, a time-out or a crash. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError'
  readonly errorType: string
  constructor(errorType: string, message: string) {
    super(message)
    this.errorType = errorType
  }
}

interface Pending {
  resolve(result: unknown): void
  reject(error: FunctionError): void
}

/** One worker thread that runs one invocation at a time. */
export interface ExecutionEnvironment {
  readonly ready: Promise<void>
  readonly ended: Promise<void>
  isAlive(): boolean
  /** Throws FunctionError. After a time-out or crash the environment is gone. */
  invoke(event: unknown): Promise<unknown>
  terminate(): Promise<void>
}

/** Starts a worker thread with the function's bundle. `ready` rejects with FunctionError if the bundle does not load. */
export function startEnvironment(
  definition: FunctionDefinition,
  clock: LocalClock,
  log: FunctionLog,
): ExecutionEnvironment {
  const { name, arn, module, handler, memoryMb } = definition
  const settings: WorkerSettings = { module, handler, functionName: name, functionArn: arn, memory: String(memoryMb) }
  clock.handToNextWorker()
  const worker = new Worker(new URL('./bootstrap.ts', import.meta.url), {
    env: { ...definition.environment },
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8 },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdout: true,
    stderr: true,
  })
  for (const stream of [worker.stdout, worker.stderr]) stream.setEncoding('utf8').on('data', log)
  let alive = true
  let pending: Pending | undefined
  let crash = new FunctionError('Runtime.ExitError', 'the worker ended')
  const loaded = Promise.withResolvers<void>()
  loaded.promise.catch(() => {})
  const settle = (): Pending | undefined => {
    const current = pending
    pending = undefined
    return current
  }
  worker.on('message', (answer: Answer) => {
    if (answer.type === 'ready') loaded.resolve()
    else if (answer.type === 'result') settle()?.resolve(JSON.parse(answer.result))
    else settle()?.reject(new FunctionError(answer.errorType, answer.errorMessage))
  })
  worker.on('error', (error) => {
    crash = new FunctionError('Runtime.ExitError', error instanceof Error ? error.message : String(error))
    log(`${JSON.stringify({ level: 'FATAL', message: 'the worker crashed', errorMessage: crash.message })}\n`)
  })
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      alive = false
      loaded.reject(crash)
      settle()?.reject(crash)
      resolve()
    })
  })
  const terminate = async (): Promise<void> => {
    await worker.terminate()
  }
  return {
    ready: loaded.promise,
    ended,
    isAlive: () => alive,
    terminate,
    invoke: (event) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const timer = setTimeout(() => {
        crash = new FunctionError('Sandbox.Timedout', `Task timed out after ${definition.timeoutMs / 1_000} seconds`)
        log(`${JSON.stringify({ level: 'ERROR', message: crash.message })}\n`)
        void terminate()
      }, definition.timeoutMs)
      pending = { resolve, reject }
      const deadline = Date.now() + definition.timeoutMs
      const invocation: Invocation = { id: randomUUID(), event: JSON.stringify(event), deadline }
      worker.postMessage(invocation)
      return promise.finally(() => clearTimeout(timer))
    },
  }
}
