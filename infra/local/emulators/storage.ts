import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { CorsRules } from './cors.ts'

const readyMessage = z.object({ url: z.string() })
const storedMessage = z.object({ stored: z.object({ bucket: z.string(), key: z.string() }) })

/** Where an object was put just now. */
export type StoredObject = z.infer<typeof storedMessage>['stored']

/** SQS and S3 stand-in. */
export interface Storage {
  /** `http://127.0.0.1:port` */
  readonly url: string
  /** Resolves with a sentence if it ends by itself. */
  readonly failed: Promise<string>
  /** Calls back for every object that is put from now on. */
  onStored(listener: (object: StoredObject) => void): void
  /** Lets pages of other origins call a bucket. */
  allowOrigins(bucket: string, rules: CorsRules): void
  stop(): Promise<void>
}

/** Starts fauxqs on a free loopback port in a thread of its own, so that its work does not delay HTTP and mail. */
export async function startStorage(dataDir: string): Promise<Storage> {
  const worker = new Worker(new URL('./storage-worker.ts', import.meta.url), {
    workerData: { dataDir },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const failed = new Promise<string>((resolve) => {
    worker.once('error', (error) => resolve(`The queue and file stand-in failed: ${String(error)}`))
    worker.once('exit', (code) => resolve(`The queue and file stand-in ended with code ${code}.`))
  })
  const [message]: unknown[] = await once(worker, 'message')
  return {
    url: readyMessage.parse(message).url,
    failed,
    allowOrigins: (bucket, rules) => worker.postMessage({ cors: { bucket, rules } }),
    onStored: (listener) => {
      worker.on('message', (received: unknown) => {
        const read = storedMessage.safeParse(received)
        if (read.success) listener(read.data.stored)
      })
    },
    stop: async () => {
      const exited = once(worker, 'exit')
      worker.postMessage('stop')
      await exited
    },
  }
}
