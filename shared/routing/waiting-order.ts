import type { Instant, Millis } from '#shared/instant.ts'

/** Something that waits, as far as its place in the order is concerned. */
export interface Waiting {
  /** When it is due, or was received where nothing is promised. */
  readonly due: Instant
  readonly urgent: boolean
  /** Who deals with the matter or the customer already. */
  readonly knownTo?: string
}

export interface OrderRules {
  readonly urgentHeadStart: Millis
  readonly ownHeadStart: Millis
}

/**
 * When it counts as due for an advisor who has become free; the least comes first. Everything is in the order of its
 * due time, which urgent matters and those of the advisor's own customers have earlier, and those of a colleague who is
 * there have later. The head starts are bounded, so that whatever waits comes first in the end: nobody starves.
 */
export function dueFor(
  advisorId: string,
  waiting: Waiting,
  rules: OrderRules,
  isThere: (advisorId: string) => boolean,
): Instant {
  const urgent = waiting.urgent ? rules.urgentHeadStart : 0
  return waiting.due - urgent + ownShift(advisorId, waiting.knownTo, rules, isThere)
}

function ownShift(
  advisorId: string,
  knownTo: string | undefined,
  { ownHeadStart }: OrderRules,
  isThere: (advisorId: string) => boolean,
): Millis {
  if (knownTo === undefined) return 0
  if (knownTo === advisorId) return -ownHeadStart
  return isThere(knownTo) ? ownHeadStart : 0
}
