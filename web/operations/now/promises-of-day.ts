/** Promises that came due on a day. */
export interface PromisesOfDay {
  /** Local day, such as 2026-11-24. */
  readonly day: string
  readonly count: number
  /** Share that was kept; null for none. */
  readonly rate: number | null
  /** Where most of the broken ones were. */
  readonly desk?: string | undefined
}

/** All of a day from what each desk says. Pure. */
export function promisesOfDay(
  day: string,
  desks: readonly {
    readonly key: string
    readonly keptPromises: { readonly count: number; readonly rate: number | null }
  }[],
): PromisesOfDay {
  const broken = desks
    .map(({ key, keptPromises: { count, rate } }) => ({ key, count, broken: count * (1 - (rate ?? 1)) }))
    .sort((a, b) => b.broken - a.broken)
  const count = broken.reduce((sum, one) => sum + one.count, 0)
  const all = broken.reduce((sum, one) => sum + one.broken, 0)
  const [worst] = broken
  return {
    day,
    count,
    rate: count === 0 ? null : 1 - all / count,
    ...(worst !== undefined && worst.broken > 0 ? { desk: worst.key } : {}),
  }
}
