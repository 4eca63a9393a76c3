import type { Instant } from '#shared/instant.ts'
import type { ScanState } from './attachment.ts'

export interface ScanResult {
  readonly attachmentId: string
  readonly state: Exclude<ScanState, 'pending'>
  /** When the scanner finished. */
  readonly at: Instant
}

/** What the scanner said of each file. Every method may throw Unavailable. */
export interface ScanStates {
  /** Keeps the latest result: `older` when a later one is known already. */
  record(result: ScanResult): Promise<'recorded' | 'older'>
  /** States by attachment id; an id that is not in the map is pending. Strongly consistent. */
  of(attachmentIds: readonly string[]): Promise<ReadonlyMap<string, ScanState>>
}
