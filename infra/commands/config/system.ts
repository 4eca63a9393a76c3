import { readRunning } from '#infra/local/running.ts'
import type { Environment } from '#shared/lambda/environment.ts'

/** Which system is meant. */
export type System = { readonly local: string } | { readonly stack: string }

export const SYSTEM_OPTIONS = { local: { type: 'string' }, stack: { type: 'string' } } as const

/**
 * The system that the options name, else the local one that runs in ANKLANG_DATA_DIR or `.local`; undefined when none
 * runs there. Throws an Error when two are named.
 */
export function systemOf(
  { local, stack }: { readonly local?: string | undefined; readonly stack?: string | undefined },
  environment: Environment = process.env,
): System | undefined {
  if (local !== undefined && stack !== undefined) throw new Error('--stack and --local exclude each other.')
  if (stack !== undefined) return { stack }
  if (local !== undefined) return { local }
  const usual = environment['ANKLANG_DATA_DIR'] ?? '.local'
  return readRunning(usual) === undefined ? undefined : { local: usual }
}
