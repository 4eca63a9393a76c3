import { enableCompileCache, flushCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Invocation, WorkerSettings } from './worker-messages.ts'

// Runs inside a worker thread: what Lambda's own runtime does around a handler. It imports nothing but Node.js, so that
// all functions start in the time of their own bundles.
const settings: WorkerSettings = workerData

function send(answer: Answer): void {
  parentPort?.postMessage(answer)
}
const failure = (error: unknown) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack ?? '' }
    : { errorType: 'Error', errorMessage: String(error), trace: '' }

enableCompileCache()
const module: Record<string, unknown> = await import(settings.module)
// A worker is ended by force, which would leave the cache unwritten.
flushCompileCache()
const handler = module[settings.handler]
if (typeof handler !== 'function') throw new Error(`index.${settings.handler} is undefined or not exported`)

parentPort?.on('message', async ({ id, event, deadline }: Invocation) => {
  const context = {
    awsRequestId: id,
    functionName: settings.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: settings.functionArn,
    memoryLimitInMB: settings.memory,
    logGroupName: `/aws/lambda/${settings.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
  try {
    const result: unknown = await handler(JSON.parse(event), context)
    send({ type: 'result', result: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    const { errorType, errorMessage, trace } = failure(error)
    console.error(
      JSON.stringify({ level: 'ERROR', message: 'Invoke Error', requestId: id, errorType, errorMessage, trace }),
    )
    send({ type: 'failure', errorType, errorMessage })
  }
})
send({ type: 'ready' })
