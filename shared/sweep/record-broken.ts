import { broken } from '#shared/inquiry/actions/milestones.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { SweepDeps } from './sweep.ts'

/** Broken promises noted in one sweep; the next one goes on. */
const BATCH = 100

/** Notes, once a promise, that its time has passed without an answer. Returns how many were noted. */
export async function recordBroken(deps: SweepDeps): Promise<number> {
  const now = deps.clock()
  const due = await deps.inquiries.dueBefore(now, BATCH)
  const noted = await Promise.all(
    due.map(({ inquiryId }) => changeInquiry(deps.inquiries, inquiryId, (inquiry) => noteBroken(inquiry, now))),
  )
  return noted.filter(({ changed }) => changed).length
}

function noteBroken(inquiry: Inquiry, now: Instant): InquiryChange | undefined {
  const { promise } = inquiry
  const open = inquiry.status === 'waiting' || inquiry.status === 'assigned'
  if (promise === undefined || promise.broken === true || !open || promise.by >= now) return undefined
  return {
    inquiryId: inquiry.inquiryId,
    expectVersion: inquiry.version,
    set: { promise: { ...promise, broken: true } },
    events: [
      eventOf(
        inquiry,
        { now, by: 'system' },
        {
          eventId: `broken-${inquiry.round}`,
          type: 'promise-broken',
          detail: { by: promise.by, advisorId: inquiry.advisorId },
          milestone: broken(inquiry, { now, by: 'system' }),
        },
      ),
    ],
  }
}
