import { broken } from '#shared/inquiry/actions/milestones.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { CustomerPromise, Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import { promisesOf } from '#shared/inquiry/promised.ts'
import type { Instant } from '#shared/instant.ts'
import type { SweepDeps } from './sweep.ts'

/** Broken promises noted in one sweep; the next one goes on. */
const BATCH = 100

/** Notes, once for each promise, that its time has passed without an answer. Returns how many were noted. */
export async function recordBroken(deps: Pick<SweepDeps, 'inquiries' | 'clock'>): Promise<number> {
  const now = deps.clock()
  const due = await deps.inquiries.dueBefore(now, BATCH)
  const noted = await Promise.all(
    due.map(({ inquiryId }) => changeInquiry(deps.inquiries, inquiryId, (inquiry) => noteBroken(inquiry, now))),
  )
  return noted.filter(({ changed }) => changed).length
}

function noteBroken(inquiry: Inquiry, now: Instant): InquiryChange | undefined {
  const { promise, earlierPromises, round, status } = inquiry
  const isBroken = (one: CustomerPromise): boolean => one.broken === undefined && one.by < now
  const passed = promisesOf(inquiry).filter(isBroken)
  if ((status !== 'waiting' && status !== 'assigned') || passed.length === 0) return undefined
  const noted = (one: CustomerPromise): CustomerPromise => (isBroken(one) ? { ...one, broken: true } : one)
  const context = { now, by: 'system' }
  return {
    inquiryId: inquiry.inquiryId,
    expectVersion: inquiry.version,
    set: {
      ...(promise === undefined ? {} : { promise: noted(promise) }),
      ...(earlierPromises === undefined ? {} : { earlierPromises: earlierPromises.map(noted) }),
    },
    events: passed.map((one) => {
      const place = promisesOf(inquiry).indexOf(one)
      return eventOf(inquiry, context, {
        eventId: place === 0 ? `broken-${round}` : `broken-${round}-${place + 1}`,
        type: 'promise-broken',
        detail: { by: one.by, advisorId: inquiry.advisorId },
        milestone: broken(inquiry, one, context),
      })
    }),
  }
}
