import type { CustomerPromise } from '#shared/inquiry/inquiry.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import type { MilestoneEvent, OpenTimes } from '#shared/reaction-times/open-times.ts'
import type { PromiseNews, ReasonedPromise } from './pace-store.ts'

/**
 * What a first reply, or its absence, says of its promise and of those that took its place; nothing for any other milestone,
 * and for a promise of an earlier release, which does not say what it was computed from. Throws what `openTimesFor` throws.
 */
export async function newsOf(event: MilestoneEvent, openTimesFor: OpenTimes): Promise<readonly PromiseNews[]> {
  const { milestone, inquiryId, at } = event
  const { name, round, to, promise, laterPromises = [], later } = milestone
  if (name !== 'answered' && name !== 'broken') return []
  const all = [...(promise === undefined ? [] : [promise]), ...laterPromises]
  const news = all.filter(isReasoned).map(async (one): Promise<PromiseNews> => {
    const isLater = one !== promise || later === true
    const known = { inquiryId, round, promise: one, at, ...(isLater ? ({ later: true } as const) : {}) }
    if (name === 'broken') return { ...known, kept: false }
    return { ...known, kept: to <= one.by, took: await tookOf(event, one, to, openTimesFor) }
  })
  return Promise.all(news)
}

const isReasoned = (promise: CustomerPromise): promise is ReasonedPromise => promise.basis !== undefined

/** Business minutes; the desk that gave the promise counts its time, whoever answered. */
async function tookOf(
  event: MilestoneEvent,
  { basis, givenAt }: ReasonedPromise,
  to: Instant,
  openTimesFor: OpenTimes,
): Promise<number> {
  const open = await openTimesFor({ ...event, desk: basis.desk })
  return Math.max(0, open.businessMillis(givenAt, Math.max(givenAt, to))) / MINUTE
}
