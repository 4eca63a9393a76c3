import type { TextFeatures } from './text-features.ts'

/** How much each kind counts against the others; chosen on folds of BANKING77, see the README. */
const KIND_WEIGHTS = [1, 1, 0.6] as const

/** Feature numbers with their values; the values have length 1 together. */
export interface FeatureVector {
  readonly numbers: Int32Array
  readonly values: Float32Array
}

/**
 * TF-IDF with sublinear counts: each kind has length 1, then all together, so neither a long text nor its many pieces
 * drown the rest. Features that the vocabulary does not hold are left out before lengths are taken.
 */
export function weighFeatures(
  features: TextFeatures,
  numberOf: (feature: number) => number | undefined,
  rarity: (number: number) => number,
): FeatureVector {
  const numbers: number[] = []
  const values: number[] = []
  features.forEach(({ features: found, counts }, kind) => {
    const first = numbers.length
    let squares = 0
    for (let place = 0; place < found.length; place += 1) {
      const number = numberOf(found[place] ?? 0)
      if (number === undefined) continue
      const count = counts[place] ?? 0
      const value = (count < 1 ? count : 1 + Math.log(count)) * rarity(number)
      numbers.push(number)
      values.push(value)
      squares += value * value
    }
    const scale = squares === 0 ? 0 : (KIND_WEIGHTS[kind] ?? 0) / Math.sqrt(squares)
    for (let at = first; at < values.length; at += 1) values[at] = (values[at] ?? 0) * scale
  })
  let squares = 0
  for (const value of values) squares += value * value
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  return { numbers: Int32Array.from(numbers), values: Float32Array.from(values, (value) => value * scale) }
}
