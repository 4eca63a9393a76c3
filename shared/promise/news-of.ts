import { MINUTE } from '#shared/instant.ts'
import type { MilestoneEvent, OpenTimes } from '#shared/reaction-times/open-times.ts'
import type { PromiseNews } from './pace-store.ts'

/**
 * What a first reply, or its absence, says of its promise; undefined for any other milestone, and for a promise of an
 * earlier release, which does not say what it was computed from. Throws what `openTimesFor` throws.
 */
export async function newsOf(event: MilestoneEvent, openTimesFor: OpenTimes): Promise<PromiseNews | undefined> {
  const { milestone, inquiryId, at } = event
  const { name, promise, kept, round, to } = milestone
  if (kept === undefined || promise?.basis === undefined) return undefined
  const { basis, givenAt } = promise
  const news = { inquiryId, round, promise: { ...promise, basis }, kept, at }
  if (name !== 'answered') return news
  // The desk that gave the promise counts its time, whoever answered.
  const open = await openTimesFor({ ...event, desk: basis.desk })
  return { ...news, took: Math.max(0, open.businessMillis(givenAt, Math.max(givenAt, to))) / MINUTE }
}
