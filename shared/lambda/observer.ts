import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import { Tracer } from '@aws-lambda-powertools/tracer'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { AnklangError } from '#shared/errors.ts'

/** Logs, metrics and traces of one function. Takes ids and codes only: names, addresses, texts and tokens never come here. */
export interface Observer {
  /** Something was done: counted under the word, e.g. `registered`. */
  readonly outcome: (word: string, count?: number) => void
  /** Something went wrong: logged by class and message of our own errors, by class alone of all others. */
  readonly failure: (error: unknown, ids?: Readonly<Record<string, string>>) => void
  /** A Lambda handler with tracing, log context and metrics around it. */
  readonly wrap: <Event, Result>(handle: (event: Event) => Promise<Result>) => LambdaHandler<Event, Result>
}

export type LambdaHandler<Event, Result> = (event: Event, context: Context) => Promise<Result>

/** An observer on Lambda Powertools; service name, namespace and log level come from their usual environment variables. */
export function createObserver(): Observer {
  const logger = new Logger()
  const metrics = new Metrics()
  const tracer = new Tracer()
  return {
    outcome(word, count = 1) {
      metrics.addMetric(word, MetricUnit.Count, count)
    },
    failure(error, ids = {}) {
      const known = error instanceof AnklangError
      metrics.addMetric(known && error.retry === 'never' ? 'refused' : 'failed', MetricUnit.Count, 1)
      logger.error(known ? error.message : 'unexpected failure', {
        ...ids,
        error: nameOf(error),
        cause: causeOf(error),
        at: frames(error),
      })
    },
    wrap: <Event, Result>(handle: (event: Event) => Promise<Result>): LambdaHandler<Event, Result> =>
      middy<Event, Result>()
        // Answers hold personal data: they are not traced.
        .use(captureLambdaHandler(tracer, { captureResponse: false }))
        .use(injectLambdaContext(logger, { resetKeys: true }))
        .use(logMetrics(metrics, { captureColdStartMetric: true }))
        .handler((event: Event) => handle(event)),
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

/** The nearest frames of the stack, without its first line, which repeats the message. */
const frames = (error: unknown): string =>
  error instanceof Error
    ? (error.stack
        ?.split('\n')
        .filter((line) => /^\s+at /u.test(line))
        .slice(0, 4)
        .join(' ') ?? '')
    : ''

/** Names along the chain of causes: SDK messages may hold keys and addresses, their names never do. */
function causeOf(error: unknown): string {
  const names: string[] = []
  for (
    let cause = error instanceof Error ? error.cause : undefined;
    cause instanceof Error && names.length < 5;
    cause = cause.cause
  )
    names.push(cause.name)
  return names.join(' < ')
}
