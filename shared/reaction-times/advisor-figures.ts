import type { Instant } from '#shared/instant.ts'
import type { BothClocks, ClockKind } from './reaction-times.ts'
import type { Sketch } from './sketch.ts'

/** What a milestone adds to the figures of the advisor whose work it was. */
export interface AdvisorShare {
  readonly advisorId: string
  readonly did: 'answered' | 'resolved' | 'reopened'
  /** With `answered`: from when they got it, and the wait before that, which they could do nothing about. Seconds. */
  readonly own?: BothClocks
  readonly before?: BothClocks
  /** With `answered`, when there was a promise. */
  readonly kept?: boolean
  /** The promise had passed before they got it. */
  readonly lateBefore?: true
}

export type AdvisorCounter = AdvisorShare['did'] | 'given' | 'kept' | 'lateBefore'
export const ADVISOR_TIMES = ['own', 'before'] as const
export type AdvisorTime = (typeof ADVISOR_TIMES)[number]

/** One advisor's figures of one hour (UTC) at one desk. */
export interface AdvisorCell {
  readonly advisorId: string
  readonly hour: Instant
  readonly desk: string
  readonly counts: Readonly<Record<AdvisorCounter, number>>
  readonly times: { readonly [T in AdvisorTime]?: Readonly<Record<ClockKind, Sketch>> }
}

/** Somebody looked at one person's figures. */
export interface Access {
  readonly accessId: string
  /** Advisor id of the lead who looked. */
  readonly by: string
  readonly at: Instant
  /** Why, in their words. */
  readonly reason: string
  /** What they looked at: [from, to). */
  readonly from: Instant
  readonly to: Instant
}

/** Figures of single people, apart from everything that operators can read. May throw Unavailable. */
export interface AdvisorFigures {
  /** Cells of all hours that touch [from, to), in no order. */
  cells(advisorId: string, from: Instant, to: Instant): Promise<readonly AdvisorCell[]>
  /** Notes an access before it is given; the same id once. */
  recordAccess(advisorId: string, access: Access): Promise<void>
  /** The newest accesses to a person's figures, newest first. */
  accesses(advisorId: string, limit: number): Promise<readonly Access[]>
}

/** What a share adds to the counters of its cell. Pure. */
export function countersOf({ did, kept, lateBefore }: AdvisorShare): Readonly<Partial<Record<AdvisorCounter, number>>> {
  return {
    [did]: 1,
    ...(kept === undefined ? {} : { given: 1, kept: kept ? 1 : 0, lateBefore: lateBefore === true ? 1 : 0 }),
  }
}
