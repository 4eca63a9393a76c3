import { SECOND } from '#shared/instant.ts'
import type { RecordedCall } from './call-record.ts'

/** A call that arrives `at` seconds after the beginning of the record. */
export const recordedCall = (callId: number, at: number, over: Partial<RecordedCall> = {}): RecordedCall => ({
  callId,
  arrivedAt: at * SECOND,
  type: 'PS',
  priority: 0,
  queued: 0,
  handling: 60 * SECOND,
  ...over,
})
