import { indexConfiguration } from '#shared/configuration/configuration-index.ts'
import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import { CHANNELS, type InquiryEvent, MILESTONES, type Milestone, type MilestoneName } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { type Instant, SECOND } from '#shared/instant.ts'
import { measurementOf } from '#shared/reaction-times/measurement-of.ts'
import { isMilestone } from '#shared/reaction-times/open-times.ts'
import type { Measurement, ReactionTimes } from '#shared/reaction-times/reaction-times.ts'

const LONGEST_SECONDS = 200_000
const MOST_EVENTS_TOGETHER = 20
const DESKS = ['general', 'security']
const LANGUAGES = ['de', 'en']

/** Different milestones reached in [from, to), at the desks of the example configuration in its version 1; durations from a second to two days. */
export function writtenMilestones(options: {
  readonly count: number
  readonly from: Instant
  readonly to: Instant
  readonly random: () => number
}): InquiryEvent[] {
  const { random } = options
  const pick = <T>(values: readonly T[], fallback: T): T => values[Math.floor(random() * values.length)] ?? fallback
  return Array.from({ length: options.count }, (_, index) => {
    const to = options.from + Math.floor(random() * (options.to - options.from))
    const name = pick(MILESTONES, 'acknowledged')
    // Evenly over magnitudes, as reaction times are.
    const from = to - Math.round(LONGEST_SECONDS ** random() * SECOND)
    const parts = partsOf(name, from, to, random)
    return {
      eventId: `e${index}`,
      inquiryId: name === 'answered' ? `a${index}` : `i${Math.floor(index / 4)}`,
      at: to,
      type: name,
      by: 'system',
      milestone: { name, round: name === 'answered' && index % 3 === 0 ? 1 : index, from, to, ...parts },
      channel: pick(CHANNELS, 'web'),
      desk: pick(DESKS, 'general'),
      topic: 'stolen-card',
      language: pick(LANGUAGES, 'de'),
      configVersion: 1,
    }
  })
}

/** What the milestones of real inquiries carry beside their times. */
function partsOf(name: MilestoneName, from: Instant, to: Instant, random: () => number): Partial<Milestone> {
  const between = () => from + Math.floor(random() * (to - from))
  const id = random() < 0.5 ? 'kaya' : 'wolf'
  const since = between()
  const kept = random() < 0.9
  if (name === 'broken') return { kept: false }
  if (name === 'answered') {
    const began = [{}, { began: 'question' }, { began: 'reopening' }] as const
    return { kept, ...began[Math.floor(random() * 3)], advisor: { id, since, promisedBy: between() } }
  }
  if (name === 'resolved') return { waits: [{ from: since, to: Math.max(since, between()) }], advisor: { id } }
  return name === 'reopened' ? { advisor: { id } } : {}
}

/** Corrections of every tenth milestone: half of them belong to another desk, the others never were. */
export const correctionsOf = (events: readonly InquiryEvent[]): InquiryEvent[] =>
  events
    .filter((_, position) => position % 10 === 0)
    .flatMap((event, position) => {
      const { milestone, eventId } = event
      if (milestone === undefined) return []
      const moved = { ...event, eventId: `${eventId}-moved`, desk: event.desk === 'general' ? 'security' : 'general' }
      return position % 2 === 0
        ? [{ ...moved, milestone: { ...milestone, revision: 2 } }]
        : [{ ...event, eventId: `${eventId}-never`, milestone: { ...milestone, revision: 3, withdrawn: true } }]
    })

/** Stores the events with their inquiries. */
export async function storeEvents(store: Pick<InquiryStore, 'commit'>, events: readonly InquiryEvent[]): Promise<void> {
  for (const [inquiryId, own] of Map.groupBy(events, (event) => event.inquiryId)) {
    for (let start = 0; start < own.length; start += MOST_EVENTS_TOGETHER)
      await store.commit({ inquiryId, events: own.slice(start, start + MOST_EVENTS_TOGETHER) })
  }
}

/** Counts the events as a stream at its worst would deliver them: shuffled, and every third once more. */
export async function countAll(
  world: { readonly reactionTimes: ReactionTimes; readonly configuration: ConfigurationStore },
  events: readonly InquiryEvent[],
  random: () => number,
): Promise<void> {
  const measurements = await measured(world.configuration, events)
  const again = measurements.filter((_, position) => position % 3 === 0)
  for (const measurement of shuffled([...measurements, ...again], random)) await world.reactionTimes.count(measurement)
}

/** The measurements of these events, which the example configuration can measure. */
export async function measured(
  configuration: ConfigurationStore,
  events: readonly InquiryEvent[],
): Promise<Measurement[]> {
  const index = indexConfiguration(await configuration.version(1))
  return events.filter(isMilestone).map((event) => measurementOf(event, index.calendar(event.desk)))
}

/** Fisher and Yates. */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const result = [...values]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [result[last], result[other]]
    if (one === undefined || two === undefined) continue
    result[last] = two
    result[other] = one
  }
  return result
}
