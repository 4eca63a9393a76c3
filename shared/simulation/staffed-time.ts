import type { Instant, Millis } from '#shared/instant.ts'
import type { Agent, Duty } from './call-staff.ts'

/** Time within `[from, to)` in which somebody with the skill was on duty. */
export type StaffedTime = (skill: string, from: Instant, to: Instant) => Millis

/** Prepares the time in which anybody with a skill is on duty, each skill once. Pure. */
export function staffedTimeOf(staff: readonly Agent[]): StaffedTime {
  const bySkill = new Map<string, readonly Duty[]>()
  return (skill, from, to) => {
    const known = bySkill.get(skill)
    const spans = known ?? union(staff.filter(({ skills }) => skills.has(skill)).flatMap(({ duties }) => duties))
    if (known === undefined) bySkill.set(skill, spans)
    let total = 0
    for (let index = firstEndingAfter(spans, from); index < spans.length; index += 1) {
      const span = spans[index]
      if (span === undefined || span.from >= to) break
      total += Math.min(span.to, to) - Math.max(span.from, from)
    }
    return total
  }
}

/** Spans that overlap or touch as one, in order. */
export function union(spans: readonly Duty[]): readonly Duty[] {
  const merged: Duty[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    } else merged.push(span)
  }
  return merged
}

function firstEndingAfter(spans: readonly Duty[], instant: Instant): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.to ?? Number.POSITIVE_INFINITY) > instant) high = middle
    else low = middle + 1
  }
  return low
}
