import type { Channel, MilestoneName } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { Sketch } from './sketch.ts'

export type ClockKind = 'business' | 'calendar'

/** What one counted milestone adds: the hour it happened in, its dimensions and both durations. */
export interface Measurement {
  /** `<inquiryId>/<milestone>/<round>`: counted once for ever. */
  readonly marker: string
  readonly at: Instant
  readonly milestone: MilestoneName
  readonly channel: Channel
  readonly desk: string
  readonly topic: string
  readonly language: string
  /** Seconds, not negative. */
  readonly calendarSeconds: number
  readonly businessSeconds: number
  /** Only with `answered`, when there was a promise. */
  readonly kept?: boolean
}

/** The sketches of one (hour, channel, desk, topic, language), shards merged. */
export interface HourCell {
  /** Start of the hour, UTC. */
  readonly hour: Instant
  readonly channel: Channel
  readonly desk: string
  readonly topic: string
  readonly language: string
  readonly sketches: { readonly [M in MilestoneName]?: { readonly [C in ClockKind]: Sketch } }
  readonly promises: { readonly given: number; readonly kept: number }
}

/** Counted milestones. May throw Unavailable. */
export interface ReactionTimes {
  /** One transaction: the marker is new and the sketches grow, or nothing happens and `already` is returned. */
  count(measurement: Measurement): Promise<'counted' | 'already'>
  /** Cells of all hours that touch [from, to). */
  cells(from: Instant, to: Instant): Promise<readonly HourCell[]>
  /** Replaces what is stored for the hours that touch [from, to) by these measurements (a rebuild). */
  replace(from: Instant, to: Instant, measurements: readonly Measurement[]): Promise<void>
}
