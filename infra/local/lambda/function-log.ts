import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LIMIT_BYTES = 5_000_000

/** Appends a function's output to `<dataDir>/logs/<function>.log`; at 5 MB the file becomes `.log.1`, whose predecessor goes. */
export type FunctionLog = (chunk: string) => void

export function openFunctionLog(dataDir: string, functionName: string, showLogs: boolean): FunctionLog {
  mkdirSync(join(dataDir, 'logs'), { recursive: true })
  const path = join(dataDir, 'logs', `${functionName}.log`)
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return (chunk) => {
    if (size > LIMIT_BYTES) {
      renameSync(path, `${path}.1`)
      size = 0
    }
    size += Buffer.byteLength(chunk)
    appendFileSync(path, chunk)
    if (showLogs) process.stderr.write(chunk)
  }
}
