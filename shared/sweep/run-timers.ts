import { lapse } from '#shared/inquiry/actions/offering.ts'
import { wakeInTime } from '#shared/inquiry/actions/setting-aside.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import type { SweepDeps } from './sweep.ts'

/** Timers run out in one sweep; the next one goes on. */
const BATCH = 100

/** What was put aside until now comes back into its advisor's list, and offers that nobody accepted lapse. Returns how many did. */
export async function runTimers(deps: SweepDeps): Promise<number> {
  const context = { now: deps.clock(), by: 'system' }
  const due = await deps.inquiries.timersBefore(context.now + 1, BATCH)
  const done = await Promise.all(
    due.map(({ inquiryId }) =>
      changeInquiry(deps.inquiries, inquiryId, (inquiry) => wakeInTime(inquiry, context) ?? lapse(inquiry, context)),
    ),
  )
  return done.filter(({ changed }) => changed).length
}
