import { type Instant, MINUTE } from '#shared/instant.ts'

/**
 * Whether a receipt in flight since `receivedAt` is enqueued again in the minute of `now`: each minute from 2 to 9 minutes
 * of age, then at 16, 32, 64 … What was lost between storing and queueing is found at once, also after a sweep was missed;
 * what keeps failing must not flood its queue. Stateless, for a sweep that runs once a minute.
 */
export function isEnqueuedAgain(receivedAt: Instant, now: Instant): boolean {
  const minutes = Math.floor((now - receivedAt) / MINUTE)
  return minutes >= 2 && (minutes < 10 || Number.isInteger(Math.log2(minutes)))
}
