import type { Channel } from '#shared/inquiry/inquiry.ts'
import type { Page } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorShare } from './advisor-figures.ts'
import type { Counted, ResolutionPart } from './counted.ts'
import type { Sketch } from './sketch.ts'

export type ClockKind = 'business' | 'calendar'
/** Seconds by either clock, not negative. */
export type BothClocks = Readonly<Record<ClockKind, number>>

/** What inquiries are told apart by, as they were when the milestone was reached. */
export interface Dimensions {
  readonly channel: Channel
  readonly desk: string
  readonly topic: string
  readonly language: string
}

/** What one counted milestone adds: the hour it happened in, its dimensions and both durations. */
export interface Measurement extends Dimensions {
  /** `<inquiryId>/<milestone>/<round>`: counted once for ever. */
  readonly marker: string
  readonly inquiryId: string
  /** The highest one counts, whichever comes first; 0 unless it is a correction. */
  readonly revision: number
  /** It never was: nothing counts under this marker, unless a higher revision says so. */
  readonly withdrawn?: true
  readonly at: Instant
  readonly counted: Counted
  readonly calendarSeconds: number
  readonly businessSeconds: number
  /** Only where a promise counts with it. */
  readonly kept?: boolean
  /** Only with `resolved`: where the time went, in seconds; together the calendar time. */
  readonly split?: Readonly<Record<ResolutionPart, number>>
  /** What it adds to its advisor's own figures. */
  readonly advisor?: AdvisorShare
}

/** The sketches of one (hour, channel, desk, topic, language), shards merged. */
export interface HourCell extends Dimensions {
  /** Start of the hour, UTC. */
  readonly hour: Instant
  readonly sketches: { readonly [M in Counted]?: Readonly<Record<ClockKind, Sketch>> }
  readonly split: { readonly [P in ResolutionPart]?: Sketch }
  readonly promises: { readonly given: number; readonly kept: number }
}

/** Which counted milestones are asked for: of one kind, in the hours (UTC) that touch [from, to). */
export interface ReachedQuery extends Partial<Dimensions> {
  readonly from: Instant
  readonly to: Instant
  readonly counted: Counted
}

/** Counted milestones. May throw Unavailable. */
export interface ReactionTimes {
  /**
   * One transaction: the marker is new and the sketches grow, or nothing happens and `already` is returned. A higher
   * revision takes what its marker counted out of the sketches again and counts instead.
   */
  count(measurement: Measurement): Promise<'counted' | 'corrected' | 'already'>
  /** Cells of all hours that touch [from, to). */
  cells(from: Instant, to: Instant): Promise<readonly HourCell[]>
  /** What stands behind the cells, newest hour first; eventually consistent. A page may hold fewer than `limit`, or none, and still have a cursor. */
  reached(query: ReachedQuery, page: { readonly limit: number; readonly cursor?: string }): Promise<Page<Measurement>>
  /** Replaces what is stored for the hours that touch [from, to) by these measurements (a rebuild), the advisors' own figures included. */
  replace(from: Instant, to: Instant, measurements: readonly Measurement[]): Promise<void>
}
