import { z } from 'zod'
import type { Instant } from '#shared/instant.ts'

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

/** What advisors do to a matter beside its status. Every field is absent in inquiries of older releases. */
export interface InHand {
  readonly snooze?: Snooze
  readonly offer?: Offer
  /** Its advisor is gone and had begun on it: then it moves, unless they are back. */
  readonly moveAt?: Instant
}

const instant = z.number().int()

/** As stored; see InHand. */
export const inHandShape = {
  snooze: z.exactOptional(
    z.object({ since: instant, until: z.exactOptional(instant), over: z.exactOptional(z.literal(true)) }),
  ),
  offer: z.exactOptional(z.object({ to: z.string(), from: z.string(), at: instant, until: instant })),
  moveAt: z.exactOptional(instant),
}

/** When the sweep next has something to do with it: wake it, let an offer lapse, or move it. */
export function timerOf({ snooze, offer, moveAt }: InHand): Instant | undefined {
  const wakes = snooze?.over === true ? undefined : snooze?.until
  const times = [wakes, offer?.until, moveAt].filter((time) => time !== undefined)
  return times.length === 0 ? undefined : Math.min(...times)
}
