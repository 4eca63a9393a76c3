import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { mayBePutOff } from '#shared/inquiry/actions/putting-off.ts'
import type { CustomerPromise, Inquiry } from '#shared/inquiry/inquiry.ts'
import { type Instant, MINUTE, type Millis } from '#shared/instant.ts'
import { breakingLikelihood } from '#shared/promise/foresee.ts'
import { onDutyAt } from '#shared/promise/on-duty.ts'
import { type Pace, pressureOf } from '#shared/promise/pace.ts'
import { passesBefore } from './due-promises.ts'
import { loadsOf, type StaffMember } from './staff.ts'
import type { SweepDeps } from './sweep.ts'

/** Places of a desk's list looked at; whatever stands behind them has as many ahead of it. */
const PLACES = 100

type Promised = Inquiry & { readonly promise: CustomerPromise }

/** What is known of a desk when its promises are looked at. */
interface DeskNow {
  readonly pace: Pace
  readonly onDuty: number
  /** Inquiries that will be answered before this one. */
  readonly ahead: (inquiryId: string) => number
}

/**
 * Looks at the promises that end soon, or have just passed, and has each customer told whose will probably not be kept.
 * Asking for the same again does no harm: whoever tells them decides anew and does it once. `due` holds at least the
 * promises within `noticesAhead`. Returns how many were asked for.
 */
export async function foreseeBreaks(
  deps: SweepDeps,
  index: ConfigurationIndex,
  staff: readonly StaffMember[],
  due: readonly Inquiry[],
): Promise<number> {
  const now = deps.clock()
  const { likelihood: enough } = index.institute.delays
  const byDesk = Map.groupBy(
    due
      .filter((inquiry) => passesBefore(inquiry, now + noticesAhead(index)))
      .filter(mayBePutOff)
      .filter(({ desk }) => index.desk(desk) !== undefined),
    ({ desk }) => desk,
  )
  let asked = 0
  for (const [desk, inquiries] of byDesk) {
    const state = await deskNow(deps, index, desk, staff, now)
    for (const inquiry of inquiries) {
      const likelihood = likelihoodOf(inquiry, index, state, now)
      if (likelihood < enough) continue
      const { givenAt } = inquiry.promise
      await deps.queues.acknowledgements.send({ inquiryId: inquiry.inquiryId, delay: { givenAt, likelihood } })
      asked += 1
    }
  }
  return asked
}

/** Promises that pass within this are looked at (ms). */
export const noticesAhead = ({ institute }: ConfigurationIndex): Millis => institute.delays.lookAheadMinutes * MINUTE

async function deskNow(
  deps: SweepDeps,
  index: ConfigurationIndex,
  desk: string,
  staff: readonly StaffMember[],
  now: Instant,
): Promise<DeskNow> {
  const [{ pace }, heads] = await Promise.all([
    deps.paces.find(desk),
    deps.inquiries.heads({ view: 'desk', desk }, PLACES),
  ])
  const places = new Map(heads.map(({ inquiryId }, place) => [inquiryId, place]))
  return {
    pace,
    onDuty: onDutyAt(index, desk, now, loadsOf(staff)),
    ahead: (inquiryId) => places.get(inquiryId) ?? heads.length,
  }
}

/** How likely its promise breaks, in the business time of the desk that it is with; two decimals. */
function likelihoodOf(
  { inquiryId, desk, promise }: Promised,
  index: ConfigurationIndex,
  state: DeskNow,
  now: Instant,
): number {
  const { givenAt, by, basis } = promise
  if (by < now) return 1
  const calendar = index.calendar(desk)
  const situation = { ahead: state.ahead(inquiryId), onDuty: state.onDuty }
  const likelihood = breakingLikelihood(state.pace, {
    pressure: pressureOf(basis ?? situation),
    elapsed: Math.max(0, calendar.businessMillis(givenAt, now)) / MINUTE,
    left: Math.max(0, calendar.businessMillis(now, by)) / MINUTE,
    situation,
  })
  return Math.round(likelihood * 100) / 100
}
