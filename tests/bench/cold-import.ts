import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'

// Runs inside a fresh worker thread: how long it takes to load one module, without any cache of compiled code.
const { module } = z.object({ module: z.string() }).parse(workerData)
const started = performance.now()
await import(module)
parentPort?.postMessage(performance.now() - started)
