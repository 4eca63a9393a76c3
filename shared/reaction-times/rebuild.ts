import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import type { InquiryEvent } from '#shared/inquiry/inquiry.ts'
import { HOUR, type Instant, MINUTE } from '#shared/instant.ts'
import { cellsOf } from './cells-of.ts'
import { type CellDifference, compareCells } from './compare-cells.ts'
import { hourOf } from './hours.ts'
import { measurementOf, rebuildFrom } from './measurement-of.ts'
import type { MilestoneEvents } from './milestone-events.ts'
import { measureAll, openTimes, openTimesOfToday } from './open-times.ts'
import type { Measurement, ReactionTimes } from './reaction-times.ts'

export interface RebuildDeps {
  readonly milestoneEvents: MilestoneEvents
  readonly reactionTimes: ReactionTimes
  readonly configuration: ConfigurationStore
}
export interface RebuildRequest {
  readonly from: Instant
  readonly to: Instant
  readonly now: Instant
  /** Repair what differs; without it only say so. */
  readonly apply: boolean
  /** Also hours that the stream may still be delivering: what is counted in them meanwhile can be lost. */
  readonly force: boolean
  /** Calendars that were in force then, or those of today for the past as well. */
  readonly calendar: 'then' | 'current'
}
export interface Range {
  readonly from: Instant
  readonly to: Instant
}
export interface Rebuild {
  /** Whole hours that were rebuilt; empty (from = to) when there are none. */
  readonly hours: Range
  /** Hours of the range that were left alone because the stream may still be delivering them. */
  readonly heldBack?: Range
  /** Different milestones that the inquiries have in these hours. */
  readonly milestones: number
  /** Events whose desk no configuration of their time knows; the stream cannot count them either. */
  readonly unmeasurable: readonly Pick<InquiryEvent, 'inquiryId' | 'eventId' | 'desk' | 'configVersion'>[]
  readonly differences: readonly CellDifference[]
  /** Whether the differences were repaired. */
  readonly applied: boolean
}

/** How long after its end the stream may still deliver an hour, by far. */
export const STREAM_PATIENCE = 10 * MINUTE

/**
 * Compares the stored reaction times of all hours that touch [from, to) with what the inquiries say, and with `apply`
 * replaces the hours that differ. May throw Unavailable: then running it again continues.
 */
export async function rebuildReactionTimes(deps: RebuildDeps, request: RebuildRequest): Promise<Rebuild> {
  const { hours, heldBack } = rangeOf(request)
  const { from, to } = hours
  const { measurements, unmeasurable } = await measureAgain(deps, hours, request.calendar)
  const differences = compareCells(await deps.reactionTimes.cells(from, to), cellsOf(measurements))
  const applied = request.apply && differences.length > 0
  if (applied) await replaceHours(deps.reactionTimes, differences, measurements)
  return {
    hours,
    ...(heldBack === undefined ? {} : { heldBack }),
    milestones: measurements.filter(({ withdrawn }) => withdrawn === undefined).length,
    unmeasurable: unmeasurable.map(({ inquiryId, eventId, desk, configVersion }) => ({
      inquiryId,
      eventId,
      desk,
      configVersion,
    })),
    differences,
    applied,
  }
}

/**
 * The measurements of all hours that touch the range, one a milestone, from the inquiries' events. Reads every inquiry.
 * May throw Unavailable.
 */
export async function measureAgain(
  { milestoneEvents, configuration }: Pick<RebuildDeps, 'milestoneEvents' | 'configuration'>,
  range: Range,
  calendar: RebuildRequest['calendar'],
): Promise<{ readonly measurements: readonly Measurement[]; readonly unmeasurable: readonly InquiryEvent[] }> {
  const events: InquiryEvent[] = []
  for await (const event of milestoneEvents.reachedIn(range.from, range.to)) events.push(event)
  const openTimesFor = calendar === 'current' ? openTimesOfToday(configuration) : openTimes(configuration)
  const { measured, unmeasurable } = await measureAll(events, openTimesFor, measurementOf)
  return { measurements: rebuildFrom(measured, range), unmeasurable }
}

function rangeOf({ from, to, now, force }: RebuildRequest): Pick<Rebuild, 'hours' | 'heldBack'> {
  const first = hourOf(from)
  const end = Math.max(first, Math.ceil(to / HOUR) * HOUR)
  const settled = Math.max(first, force ? end : Math.min(end, hourOf(now - STREAM_PATIENCE)))
  const hours = { from: first, to: settled }
  return settled < end ? { hours, heldBack: { from: settled, to: end } } : { hours }
}

async function replaceHours(
  reactionTimes: ReactionTimes,
  differences: readonly CellDifference[],
  measurements: readonly Measurement[],
): Promise<void> {
  const byHour = Map.groupBy(measurements, ({ at }) => hourOf(at))
  for (const hour of new Set(differences.map((difference) => difference.hour)))
    await reactionTimes.replace(hour, hour + HOUR, byHour.get(hour) ?? [])
}
