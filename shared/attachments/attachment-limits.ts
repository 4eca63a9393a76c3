import type { Configuration } from '#shared/configuration/schema.ts'
import type { FileNotTaken } from './attachment.ts'

export type AttachmentLimits = Omit<Configuration['institute']['attachments'], 'uploadsHour'>

/** Counts the files of one message against the institute's limits. */
export interface Allowance {
  /** undefined: taken and counted. Otherwise why not. */
  take(bytes: number): Exclude<FileNotTaken['reason'], 'missing'> | undefined
}

/** A new message's allowance. A file that is refused uses nothing up, so that a smaller one after it still fits. */
export function allowance(limits: AttachmentLimits): Allowance {
  let count = 0
  let total = 0
  return {
    take(bytes) {
      if (count >= limits.maxCount) return 'count'
      if (bytes > limits.maxBytesEach) return 'size'
      if (total + bytes > limits.maxBytesAll) return 'total'
      count += 1
      total += bytes
      return undefined
    },
  }
}
