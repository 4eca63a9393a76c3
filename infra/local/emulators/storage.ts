import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

const readyMessage = z.object({ url: z.string() })

/** SQS and S3 stand-in. */
export interface Storage {
  /** `http://127.0.0.1:port` */
  readonly url: string
  /** Resolves with a sentence if it ends by itself. */
  readonly failed: Promise<string>
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
    stop: async () => {
      const exited = once(worker, 'exit')
      worker.postMessage('stop')
      await exited
    },
  }
}
