import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Desk } from '#shared/configuration/schema.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'
import { estimate, expectation } from './estimate.ts'
import { onDutyAt } from './on-duty.ts'
import { ENOUGH, type Pace, pressureOf } from './pace.ts'
import type { DeskPace, PaceStore, ReasonedPromise } from './pace-store.ts'
import { promiseWithin } from './promise-within.ts'

/** A promise for an inquiry at this desk; undefined for a desk that the configuration does not have. May throw Unavailable. */
export type PromiseFor = (
  index: ConfigurationIndex,
  deskId: string,
  urgent: boolean,
  now: Instant,
) => Promise<ReasonedPromise | undefined>

export interface PromiseDeps {
  readonly paces: Pick<PaceStore, 'find'>
  readonly inquiries: Pick<InquiryStore, 'openAt'>
}

/** What was read of a desk is used for so long: neither its pace nor its queue changes much in it. */
const HELD = 5_000
/** A count of people on duty that is older is replaced by the shifts of the configuration: whoever counts has stopped. */
const DUTY_HELD = 10 * MINUTE
/** No promise is longer, in business minutes: three weeks of a desk that is open day and night. */
const LONGEST = 30_000

interface Seen {
  readonly at: Instant
  readonly pace: Pace
  readonly onDuty: number
  /** Inquiries ahead: those that were read, and those that got a promise from here since. */
  ahead: number
}

/**
 * Promises from what the desk has learned, what lies ahead and who is on duty. Keeps what it reads of a desk for five
 * seconds, so that many inquiries at once cost no more reads than one.
 */
export function createPromiseFor({ paces, inquiries }: PromiseDeps): PromiseFor {
  const seen = new Map<string, Seen>()

  async function look(index: ConfigurationIndex, desk: Desk, urgent: boolean, now: Instant): Promise<Seen> {
    const key = `${desk.id}/${urgent}`
    const known = seen.get(key)
    if (known !== undefined && now >= known.at && now - known.at < HELD) return known
    const [state, ahead] = await Promise.all([paces.find(desk.id), inquiries.openAt(desk.id, { urgentOnly: urgent })])
    const fresh = { at: now, pace: state.pace, onDuty: onDutyUntilDone(index, desk, state, ahead, now), ahead }
    seen.set(key, fresh)
    return fresh
  }

  return async (index, deskId, urgent, now) => {
    const desk = index.desk(deskId)
    if (desk === undefined) return undefined
    const found = await look(index, desk, urgent, now)
    const { pace, onDuty, ahead } = found
    const situation = { ahead, onDuty }
    found.ahead += 1
    const level = desk.keptRate ?? index.institute.keptRate
    const { length, ...reasons } = estimate(pace, situation, { level, target: desk.targetMinutes })
    const promise = promiseWithin({
      calendar: index.calendar(deskId),
      now,
      minutes: Math.min(LONGEST, length),
      zone: index.zone,
      configVersion: index.version,
      urgent,
    })
    return { ...promise, basis: { desk: deskId, level, ...situation, ...reasons } }
  }
}

/**
 * People on duty, on average over the time until what lies ahead is done: as counted for the desk's target time, and where
 * it takes longer, for the rest by the shifts of the configuration. Half a desk that goes home at noon, or a backlog that
 * will be worked off by more people tomorrow, is seen before it happens.
 */
function onDutyUntilDone(
  index: ConfigurationIndex,
  { id, targetMinutes }: Desk,
  { pace, duty }: DeskPace,
  ahead: number,
  now: Instant,
): number {
  const counted = duty !== undefined && Math.abs(now - duty.at) < DUTY_HELD
  const soon = counted ? duty.onDuty : onDutyAt(index, id, now)
  if (pace.recent.length < ENOUGH) return soon
  const minutes = Math.min(LONGEST, expectation(pace.recent)(pressureOf({ ahead, onDuty: soon })))
  if (minutes <= targetMinutes) return soon
  const planned = onDutyAt(index, id, now, undefined, minutes)
  return (soon * targetMinutes + planned * (minutes - targetMinutes)) / minutes
}
