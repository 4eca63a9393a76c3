import type { Instant } from '#shared/instant.ts'
import type { RecordedCall } from '../call-record.ts'

/** A call whose promise turned out kept or broken. */
export interface PromisedCall {
  readonly call: RecordedCall
  /** The time that was promised. */
  readonly by: Instant
  readonly kept: boolean
  /** The caller was told before its time that it would probably break. */
  readonly told: boolean
}

/** What happened to a call: `endedAt` absent when nobody served it before the staff's last duty ended. */
export interface LivedCall {
  readonly call: RecordedCall
  readonly startedAt?: Instant
  readonly endedAt?: Instant
}
