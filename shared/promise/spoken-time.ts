import { zoneNamed } from '#shared/calendar/zone.ts'
import { HOUR, type Instant, MINUTE, type Millis } from '#shared/instant.ts'

export interface Speaking {
  readonly now: Instant
  /** IANA zone whose clocks the listener looks at. */
  readonly zone: string
  readonly urgent: boolean
  /** The desk's closing: not a minute later. At or after the time to be rounded. */
  readonly latest?: Instant
}

/** Steps in which people name times. Each divides the one before, so that a longer wait is never rounded to less. */
const STEPS: readonly Millis[] = [HOUR, 30 * MINUTE, 15 * MINUTE, 5 * MINUTE, MINUTE]
const QUARTER = 15 * MINUTE
const NEAR = 2 * HOUR

/**
 * `due` rounded up to a time that people say: quarter hours when less than two hours away, half hours on the same day,
 * full hours on another. Where that would lie beyond `latest`, the next finer step that does not, or `due` itself. Pure.
 */
export function spokenTime(due: Instant, speaking: Speaking): Instant {
  const { zone, latest = Number.POSITIVE_INFINITY } = speaking
  const coarsest = stepFor(due, speaking)
  const rounded = STEPS.filter((step) => step <= coarsest).map((step) => roundUp(due, step, zone))
  return rounded.find((time) => time <= latest) ?? due
}

function stepFor(due: Instant, { now, zone, urgent }: Speaking): Millis {
  if (urgent || due - now < NEAR) return QUARTER
  const { dayOf } = zoneNamed(zone)
  return dayOf(due) === dayOf(now) ? 30 * MINUTE : HOUR
}

function roundUp(at: Instant, step: Millis, zone: string): Instant {
  const { rangeAt } = zoneNamed(zone)
  let rounded = at
  // Twice where the clocks change in between: they may show a time off the grid then.
  for (let remainder = wall(rounded) % step; remainder !== 0; remainder = wall(rounded) % step) {
    rounded += step - remainder
  }
  return rounded

  function wall(instant: Instant): Millis {
    return instant + rangeAt(instant).offset
  }
}
