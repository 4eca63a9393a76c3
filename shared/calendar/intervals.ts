import type { Interval } from '#shared/configuration/schema.ts'

/** What of a half-open interval of a day is left without others, in order. Times of day as text compare as they follow each other. Pure. */
export function intervalWithout(interval: Interval, taken: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  let { from } = interval
  for (const other of taken.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (other.from >= interval.to) break
    if (other.from > from) left.push({ from, to: other.from })
    if (other.to > from) from = other.to
  }
  return from < interval.to ? [...left, { from, to: interval.to }] : left
}
