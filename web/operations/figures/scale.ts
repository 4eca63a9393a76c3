const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400,
] as const
const MOST_TICKS = 5

/** Ticks from 0 to at least `most` seconds, at steps that people count in. */
export function ticksTo(most: number): readonly number[] {
  const needed = Math.max(most, 1) / MOST_TICKS
  const step = STEPS.find((one) => one >= needed) ?? Math.ceil(needed / 86_400) * 86_400
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step)
}
