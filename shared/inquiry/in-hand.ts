import { z } from 'zod'
import type { Instant } from '#shared/instant.ts'
import { type Timings, timingsShape } from './timings.ts'

/** Put aside by its advisor. Open work only until a time before its promise; answered work also until the customer writes. */
interface Snooze {
  readonly since: Instant
  /** When it comes back into the list; absent: when the customer writes. */
  readonly until?: Instant
  /** Its time has come: an answered matter stands in its advisor's list again until something is done with it. */
  readonly over?: true
}

/** A handover to a person, until they accept or return it or its time runs out; meanwhile it stays where it is. */
interface Offer {
  readonly to: string
  readonly from: string
  readonly at: Instant
  readonly until: Instant
}

/** What an advisor may take back for a minute, and what it was before. */
export interface Undoable {
  readonly act: 'resolve' | 'transfer' | 'merge'
  /** `advisor:<id>`; only they may take it back. */
  readonly by: string
  readonly at: Instant
  readonly until: Instant
  readonly before: {
    readonly status: 'waiting' | 'assigned' | 'answered'
    readonly desk: string
    readonly advisorId?: string
    readonly lastAdvisorId?: string
    readonly touchedAt?: Instant
  } & Pick<Timings, 'advisorSince' | 'customerSince' | 'waits'>
}

/** Alarms that were raised about it. */
interface Alarms {
  readonly raised: readonly string[]
  /** When the last one was. */
  readonly at: Instant
  /** When the next one is due if nothing happens before. */
  readonly nextAt?: Instant
}

/** What advisors do to a matter beside its status. Every field is absent in inquiries of older releases. */
export interface InHand {
  readonly snooze?: Snooze
  readonly offer?: Offer
  /** Its advisor is gone and had begun on it: then it moves, unless they are back. */
  readonly moveAt?: Instant
  readonly undo?: Undoable
  readonly alarms?: Alarms
  /** The matter of the same customer that goes on for this one. */
  readonly mergedInto?: string
  /** Matters that go on here; their messages are read with this one's. At most MOST_MERGED. */
  readonly mergedFrom?: readonly string[]
}

/** A view reads the messages of each. */
export const MOST_MERGED = 5

const instant = z.number().int()

/** As stored; see InHand. */
export const inHandShape = {
  snooze: z.exactOptional(
    z.object({ since: instant, until: z.exactOptional(instant), over: z.exactOptional(z.literal(true)) }),
  ),
  offer: z.exactOptional(z.object({ to: z.string(), from: z.string(), at: instant, until: instant })),
  moveAt: z.exactOptional(instant),
  undo: z.exactOptional(
    z.object({
      act: z.enum(['resolve', 'transfer', 'merge']),
      by: z.string(),
      at: instant,
      until: instant,
      before: z.object({
        status: z.enum(['waiting', 'assigned', 'answered']),
        desk: z.string(),
        advisorId: z.exactOptional(z.string()),
        lastAdvisorId: z.exactOptional(z.string()),
        touchedAt: z.exactOptional(instant),
        advisorSince: timingsShape.advisorSince,
        customerSince: timingsShape.customerSince,
        waits: timingsShape.waits,
      }),
    }),
  ),
  alarms: z.exactOptional(z.object({ raised: z.array(z.string()), at: instant, nextAt: z.exactOptional(instant) })),
  mergedInto: z.exactOptional(z.string()),
  mergedFrom: z.exactOptional(z.array(z.string())),
}

/** When the sweep next has something to do with it: wake it, let an offer lapse, move it, or raise an alarm. */
export function timerOf({ snooze, offer, moveAt, alarms }: InHand): Instant | undefined {
  const wakes = snooze?.over === true ? undefined : snooze?.until
  const times = [wakes, offer?.until, moveAt, alarms?.nextAt].filter((time) => time !== undefined)
  return times.length === 0 ? undefined : Math.min(...times)
}
