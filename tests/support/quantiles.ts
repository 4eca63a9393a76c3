/** The q-quantile (0–1) by nearest rank; NaN of nothing. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Rounded to so many significant digits: more would say nothing. */
export const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits))
