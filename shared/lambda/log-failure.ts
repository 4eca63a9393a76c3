import { AnklangError } from '#shared/errors.ts'
import type { LogFields, Observability } from './observability.ts'

/**
 * Counts and logs what went wrong: our own errors by their message, which never holds personal data, all others by class
 * and place alone, because an SDK's message may hold keys and addresses.
 */
export function logFailure(observability: Observability, error: unknown, ids: LogFields = {}): void {
  const known = error instanceof AnklangError
  observability.count(known && error.retry === 'never' ? 'refused' : 'failed')
  observability.log.error(known ? error.message : 'unexpected failure', {
    ...ids,
    error: error instanceof Error ? error.name : typeof error,
    cause: causesOf(error),
    at: framesOf(error),
  })
}

function causesOf(error: unknown): string {
  const names: string[] = []
  let cause = error instanceof Error ? error.cause : undefined
  while (cause instanceof Error && names.length < 5) {
    names.push(cause.name)
    cause = cause.cause
  }
  return names.join(' < ')
}

/** The nearest frames of the stack, without its first line, which repeats the message. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /u.test(line)) ?? []
  return frames
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' ')
}
