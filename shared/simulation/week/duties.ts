import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Instant } from '#shared/instant.ts'
import type { Duty } from '../call-staff.ts'

/** An advisor's shifts within [from, to), in order; what lies outside is cut off. Throws Missing for an unknown advisor. */
export function dutiesOf(index: ConfigurationIndex, advisorId: string, from: Instant, to: Instant): readonly Duty[] {
  const duties: Duty[] = []
  for (let at = from; at < to; ) {
    const { onDuty, nextStartsAt } = index.shift(advisorId, at)
    const start = onDuty ? at : nextStartsAt
    if (start === undefined || start >= to) break
    const end = Math.min(to, index.shift(advisorId, start).endsAt ?? to)
    duties.push({ from: start, to: end })
    at = end
  }
  return duties
}
