import type { Instant, Millis } from '#shared/instant.ts'
import type { Agent } from '../call-staff.ts'

/** How many are on duty when, by the plan of the duties. */
export interface Capacity {
  at(instant: Instant): number
  /** When the people on duty from `from` on will have worked so much together; infinity when the plan ends before. */
  done(from: Instant, work: Millis): Instant
}

interface Stretch {
  readonly from: Instant
  readonly people: number
  /** Worked together since the beginning of the plan. */
  readonly before: Millis
}

export function capacityOf(staff: readonly Agent[]): Capacity {
  const changes = staff
    .flatMap(({ duties }) =>
      duties.flatMap(({ from, to }) => [{ at: from, by: 1 } as const, { at: to, by: -1 } as const]),
    )
    .sort((a, b) => a.at - b.at)
  const stretches: Stretch[] = [{ from: Number.NEGATIVE_INFINITY, people: 0, before: 0 }]
  for (const { at, by } of changes) {
    const last = stretches.at(-1)
    if (last === undefined) continue
    const worked = last.people === 0 ? 0 : last.people * (at - last.from)
    stretches.push({ from: at, people: last.people + by, before: last.before + worked })
  }
  const lastWhere = (holds: (stretch: Stretch) => boolean): Stretch | undefined => {
    let [low, high] = [0, stretches.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      const stretch = stretches[middle]
      if (stretch !== undefined && holds(stretch)) low = middle
      else high = middle - 1
    }
    return stretches[low]
  }
  const stretchAt = (instant: Instant) => lastWhere(({ from }) => from <= instant)
  return {
    at: (instant) => stretchAt(instant)?.people ?? 0,
    done: (from, work) => {
      const now = stretchAt(from)
      if (now === undefined) return Number.POSITIVE_INFINITY
      const wanted = now.before + (now.people === 0 ? 0 : now.people * (from - now.from)) + work
      const then = lastWhere(({ before }) => before <= wanted)
      if (then === undefined || then.people === 0) return Number.POSITIVE_INFINITY
      return Math.max(from, then.from + (wanted - then.before) / then.people)
    },
  }
}
