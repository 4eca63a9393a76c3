import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import { Tracer } from '@aws-lambda-powertools/tracer'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import type { MiddlewareObj } from '@middy/core'

/** Ids, codes and numbers. Never names, addresses, text or tokens. */
export type LogFields = Readonly<Record<string, string | number | boolean>>

/** What functions may say about themselves. */
interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** Logs, metrics and traces of one function. */
export interface Observability {
  readonly log: Log
  /** Counts something that operators look at; the name is the metric's. */
  readonly count: (metric: string, by?: number) => void
  /** A duration that operators look at, in milliseconds. */
  readonly duration: (metric: string, millis: number) => void
  /** To be used by the function's middy handler, first of all. */
  readonly middlewares: readonly MiddlewareObj[]
}

/**
 * Powertools for Lambda, configured by its POWERTOOLS_* variables. Events and responses are neither logged nor traced:
 * they hold personal data.
 */
export function createObservability(): Observability {
  const logger = new Logger()
  const metrics = new Metrics()
  const tracer = new Tracer()
  return {
    log: {
      info: (message, fields = {}) => logger.info(message, fields),
      warn: (message, fields = {}) => logger.warn(message, fields),
      error: (message, fields = {}) => logger.error(message, fields),
    },
    count: (metric, by = 1) => {
      metrics.addMetric(metric, MetricUnit.Count, by)
    },
    duration: (metric, millis) => {
      metrics.addMetric(metric, MetricUnit.Milliseconds, millis)
    },
    middlewares: [
      injectLambdaContext(logger, { logEvent: false, resetKeys: true }),
      logMetrics(metrics),
      captureLambdaHandler(tracer, { captureResponse: false }),
    ],
  }
}
