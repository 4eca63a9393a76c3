import { type CalendarInForce, changingCalendar, type OpenTime } from '#shared/calendar/changing-calendar.ts'
import { type ConfigurationIndex, indexConfiguration } from '#shared/configuration/configuration-index.ts'
import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import { Missing } from '#shared/errors.ts'
import type { InquiryEvent, Milestone } from '#shared/inquiry/inquiry.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'

/** An event that reached a milestone. */
export type MilestoneEvent = InquiryEvent & { readonly milestone: Milestone }
export const isMilestone = (event: InquiryEvent): event is MilestoneEvent => event.milestone !== undefined
/** One that figures count: of a round's promises the first alone. */
export const isCounted = (event: InquiryEvent): event is MilestoneEvent =>
  isMilestone(event) && event.milestone.later === undefined

/**
 * The open time of an event's desk as it was: by the calendars that were in force between the milestone's beginning and
 * its end, so that a holiday added today changes no figure of yesterday. May throw Unavailable, and Missing for a desk
 * that none of these versions has.
 */
export type OpenTimes = (event: MilestoneEvent) => Promise<OpenTime>

type Store = Pick<ConfigurationStore, 'current' | 'version' | 'history'>

/**
 * A version's calendars hold from a minute after it was published: by then every function has it, and whoever measures
 * has looked for new versions since, so that measuring the same event later gives the same.
 */
export const TAKES_HOLD = MINUTE
/** Releases read at once. */
const PAGE = 25

/** Open times by the versions of the configuration, which never change: each is read once, whatever is measured with it. */
export function openTimes(store: Store): OpenTimes {
  const indexes = indexesByVersion(store)
  const holds = new Map<number, Instant>()
  async function holdsFrom(version: number): Promise<Instant> {
    if (!holds.has(version)) {
      for (const { version: one, at } of await store.history({ limit: PAGE, before: version + 1 }))
        holds.set(one, at === undefined ? Number.NEGATIVE_INFINITY : at + TAKES_HOLD)
    }
    return holds.get(version) ?? Number.NEGATIVE_INFINITY
  }
  /** The versions that held at some time in [from, to], oldest first. */
  async function heldBetween({ from, to }: Milestone): Promise<readonly number[]> {
    const versions: number[] = []
    for (let { version } = await store.current(); version >= 1; version -= 1) {
      const since = await holdsFrom(version)
      if (since < to || version === 1) versions.unshift(version)
      if (since <= from) break
    }
    return versions
  }
  return async (event) => {
    const calendars: CalendarInForce[] = []
    for (const version of await heldBetween(event.milestone)) {
      const since = await holdsFrom(version)
      // From before a history was kept: the version that the event names is as near as we get.
      const known = since !== Number.NEGATIVE_INFINITY || event.configVersion > version
      const index = await indexes(known ? version : event.configVersion)
      if (index.desk(event.desk) !== undefined) calendars.push({ since, calendar: index.calendar(event.desk) })
    }
    if (calendars.length === 0) calendars.push(await ofVersion(event))
    return changingCalendar(calendars)
  }

  async function ofVersion({ desk, configVersion }: InquiryEvent): Promise<CalendarInForce> {
    const index = await indexes(configVersion)
    return { since: Number.NEGATIVE_INFINITY, calendar: index.calendar(desk) }
  }
}

/** The calendars of today for whatever is measured; of desks that are no more, those that they had. */
export function openTimesOfToday(store: Store): OpenTimes {
  const asItWas = openTimes(store)
  const indexes = indexesByVersion(store)
  return async (event) => {
    const { version } = await store.current()
    const index = await indexes(version)
    return index.desk(event.desk) === undefined ? asItWas(event) : index.calendar(event.desk)
  }
}

/** Versions never change once written: each is read once. */
function indexesByVersion(store: Store): (version: number) => Promise<ConfigurationIndex> {
  const held = new Map<number, Promise<ConfigurationIndex>>()
  return (version) => {
    const known = held.get(version)
    if (known !== undefined) return known
    const reading = store.version(version).then(indexConfiguration)
    held.set(version, reading)
    reading.catch(() => held.delete(version))
    return reading
  }
}

/** What is measured of these events, and those whose desk no version knows. */
export async function measureAll<T>(
  events: readonly InquiryEvent[],
  openTimesFor: OpenTimes,
  measure: (event: MilestoneEvent, open: OpenTime) => T,
): Promise<{ readonly measured: readonly T[]; readonly unmeasurable: readonly InquiryEvent[] }> {
  const measured: T[] = []
  const unmeasurable: InquiryEvent[] = []
  for (const event of events.filter(isCounted)) {
    try {
      measured.push(measure(event, await openTimesFor(event)))
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      unmeasurable.push(event)
    }
  }
  return { measured, unmeasurable }
}
