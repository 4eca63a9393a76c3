import type { Instant, Millis } from '#shared/instant.ts'
import type { Agent, Duty } from '../call-staff.ts'
import { union } from '../staffed-time.ts'

/** Time in which somebody with a skill is on duty, as a desk's calendar counts its open hours. */
export interface StaffedClock {
  between(from: Instant, to: Instant): Millis
  /** The earliest instant up to which so much has passed; after the last duty time simply goes on. */
  after(from: Instant, duration: Millis): Instant
}

export function staffedClock(staff: readonly Agent[], skill: string): StaffedClock {
  const spans = union(staff.filter(({ skills }) => skills.has(skill)).flatMap(({ duties }) => duties))
  const end = spans.at(-1)?.to ?? Number.NEGATIVE_INFINITY
  const all: readonly Duty[] = [...spans, { from: end, to: Number.POSITIVE_INFINITY }]
  const first = (at: Instant): number => {
    let [low, high] = [0, all.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((all[middle]?.to ?? 0) > at) high = middle
      else low = middle + 1
    }
    return low
  }
  return {
    between: (from, to) => {
      let sum = 0
      for (const span of all.slice(first(from))) {
        if (span.from >= to) break
        sum += Math.min(span.to, to) - Math.max(span.from, from)
      }
      return sum
    },
    after: (from, duration) => {
      let left = duration
      for (const span of all.slice(first(from))) {
        const begins = Math.max(span.from, from)
        if (span.to - begins >= left) return begins + left
        left -= span.to - begins
      }
      return Number.POSITIVE_INFINITY
    },
  }
}
