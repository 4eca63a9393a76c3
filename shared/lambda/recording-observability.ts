import type { LogFields, Observability } from './observability.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: LogFields
}

/** Observability that keeps what it was told, for tests that assert what is (and what is not) logged. */
export function recordingObservability(): Observability & {
  readonly lines: LogLine[]
  readonly counts: Map<string, number>
  readonly durations: Map<string, number[]>
} {
  const lines: LogLine[] = []
  const counts = new Map<string, number>()
  const durations = new Map<string, number[]>()
  const at =
    (level: LogLine['level']) =>
    (message: string, fields: LogFields = {}) => {
      lines.push({ level, message, fields })
    }
  return {
    lines,
    counts,
    durations,
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    count: (metric, by = 1) => {
      counts.set(metric, (counts.get(metric) ?? 0) + by)
    },
    duration: (metric, millis) => {
      durations.set(metric, [...(durations.get(metric) ?? []), millis])
    },
    middlewares: [],
  }
}
