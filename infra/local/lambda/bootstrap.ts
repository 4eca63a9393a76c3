import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'

// Runs inside a worker thread: what Lambda's own runtime does around a handler.
const settings = z
  .object({
    module: z.string(),
    handler: z.string(),
    functionName: z.string(),
    functionArn: z.string(),
    memory: z.string(),
  })
  .parse(workerData)
const invocation = z.object({ id: z.string(), event: z.string(), deadline: z.number() })
const handlerSchema = z.custom<(event: unknown, context: unknown) => unknown>((value) => typeof value === 'function')
type Failure = { readonly errorType: string; readonly errorMessage: string; readonly trace: string }

const failure = (error: unknown): Failure =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack ?? '' }
    : { errorType: 'Error', errorMessage: String(error), trace: '' }

enableCompileCache()
const module = z.record(z.string(), z.unknown()).parse({ ...(await import(settings.module)) })
const handler = handlerSchema.parse(module[settings.handler])

parentPort?.on('message', async (message: unknown) => {
  const { id, event, deadline } = invocation.parse(message)
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
    const result = await handler(JSON.parse(event), context)
    parentPort?.postMessage({ type: 'result', result: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    const failed = failure(error)
    console.error(JSON.stringify({ level: 'ERROR', message: 'Invoke Error', requestId: id, ...failed }))
    parentPort?.postMessage({ type: 'failure', errorType: failed.errorType, errorMessage: failed.errorMessage })
  }
})
parentPort?.postMessage({ type: 'ready' })
