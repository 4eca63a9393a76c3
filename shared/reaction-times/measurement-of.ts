import type { OpenTime } from '#shared/calendar/changing-calendar.ts'
import type { Milestone } from '#shared/inquiry/inquiry.ts'
import { type Instant, SECOND } from '#shared/instant.ts'
import type { AdvisorShare } from './advisor-figures.ts'
import { countedAs } from './counted.ts'
import { inHoursTouching } from './hours.ts'
import type { MilestoneEvent } from './open-times.ts'
import type { BothClocks, Measurement } from './reaction-times.ts'

/** What an event that reached a milestone adds to the reaction times. Durations in seconds. Pure. */
export function measurementOf(event: MilestoneEvent, open: OpenTime): Measurement {
  const { milestone, inquiryId, channel, desk, topic, language } = event
  const { from, to, name, round, kept } = milestone
  const { calendar, business } = between(from, to, open)
  const advisor = shareOf(milestone, open)
  return {
    marker: `${inquiryId}/${name}/${round}`,
    inquiryId,
    revision: milestone.revision ?? 0,
    ...(milestone.withdrawn === undefined ? {} : { withdrawn: true }),
    at: to,
    counted: countedAs(milestone),
    channel,
    desk,
    topic,
    language,
    calendarSeconds: calendar,
    businessSeconds: business,
    ...(kept === undefined || milestone.breachCounted === true ? {} : { kept }),
    ...(name === 'resolved' ? { split: splitOf(milestone, open) } : {}),
    ...(advisor === undefined ? {} : { advisor }),
  }
}

/** Clocks of two machines may disagree by a little: a milestone never lies before its beginning. */
const between = (from: Instant, to: Instant, open: OpenTime): BothClocks => ({
  calendar: Math.max(0, to - from) / SECOND,
  business: Math.max(0, open.businessMillis(from, Math.max(from, to))) / SECOND,
})

function splitOf({ from, to, waits = [] }: Milestone, open: OpenTime): NonNullable<Measurement['split']> {
  // In milliseconds until the end: whole numbers add up.
  const within = waits.map((wait) => ({ from: Math.max(from, wait.from), to: Math.min(to, wait.to) }))
  const waiting = within.reduce((sum, wait) => sum + Math.max(0, wait.to - wait.from), 0)
  const openMeanwhile = within.reduce((sum, wait) => sum + Math.max(0, open.businessMillis(wait.from, wait.to)), 0)
  const inOurHands = Math.max(0, open.businessMillis(from, Math.max(from, to)) - openMeanwhile)
  return {
    inOurHands: inOurHands / SECOND,
    waitingForCustomer: waiting / SECOND,
    deskClosed: Math.max(0, to - from - waiting - inOurHands) / SECOND,
  }
}

function shareOf({ name, from, to, kept, advisor }: Milestone, open: OpenTime): AdvisorShare | undefined {
  if (advisor === undefined || (name !== 'answered' && name !== 'resolved' && name !== 'reopened')) return undefined
  const { id: advisorId, since, promisedBy } = advisor
  const late = kept === false && since !== undefined && promisedBy !== undefined && promisedBy < since
  return {
    advisorId,
    did: name,
    ...(since === undefined ? {} : { own: between(since, to, open), before: between(from, since, open) }),
    ...(kept === undefined ? {} : { kept }),
    ...(late ? { lateBefore: true } : {}),
  }
}

/** Whether a measurement counts instead of another one of the same marker, in whatever order they come. */
const outranks = (one: Measurement, other: Measurement): boolean =>
  one.revision > other.revision || (one.revision === other.revision && one.at < other.at)

/**
 * The measurements of all hours that touch [from, to), one a marker, from measurements in any order and with duplicates:
 * what ReactionTimes.replace takes, and the same numbers that counting one by one gives. Pure.
 */
export function rebuildFrom(
  measurements: Iterable<Measurement>,
  range: { readonly from: Instant; readonly to: Instant },
): Measurement[] {
  const byMarker = new Map<string, Measurement>()
  for (const measurement of measurements) {
    if (!inHoursTouching(measurement.at, range.from, range.to)) continue
    const other = byMarker.get(measurement.marker)
    if (other === undefined || outranks(measurement, other)) byMarker.set(measurement.marker, measurement)
  }
  return [...byMarker.values()]
}
