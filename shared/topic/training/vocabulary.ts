import type { TextFeatures } from '../model/text-features.ts'
import { type FeatureVector, weighFeatures } from '../model/weigh-features.ts'
import type { SparseRows } from './linear-svm.ts'

/** Features that examples hold often enough to learn from, in ascending order of their hash. */
export interface Vocabulary {
  readonly features: Uint32Array
  readonly rarities: Float32Array
  readonly unknownRarity: number
  vectorOf(features: TextFeatures): FeatureVector
}

/** Examples in which a feature must occur, by kind (see TextFeatures). Fewer pieces and pairs make the model better, too. */
const LEAST_EXAMPLES = [2, 4, 5] as const

/** `weights` says how many examples each one counts for. Rarity is the smoothed inverse document frequency. */
export function buildVocabulary(examples: readonly TextFeatures[], weights: readonly number[]): Vocabulary {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const kept: [feature: number, rarity: number][] = []
  LEAST_EXAMPLES.forEach((least, kind) => {
    const counts = new Map<number, number>()
    examples.forEach((example, row) => {
      for (const feature of example[kind]?.features ?? []) {
        counts.set(feature, (counts.get(feature) ?? 0) + (weights[row] ?? 1))
      }
    })
    for (const [feature, count] of counts) if (count >= least) kept.push([feature, rarityOf(count, total)])
  })
  kept.sort((a, b) => a[0] - b[0])
  return vocabularyOf(
    Uint32Array.from(kept, ([feature]) => feature),
    Float32Array.from(kept, ([, rarity]) => rarity),
    rarityOf(0, total),
  )
}

/** Only those features of a vocabulary, by their place in it. */
export function narrowed(
  { features, rarities, unknownRarity }: Vocabulary,
  keep: (place: number) => boolean,
): Vocabulary {
  const kept = (_: number, place: number): boolean => keep(place)
  return vocabularyOf(features.filter(kept), rarities.filter(kept), unknownRarity)
}

function vocabularyOf(features: Uint32Array, rarities: Float32Array, unknownRarity: number): Vocabulary {
  const places = new Map<number, number>()
  features.forEach((feature, place) => {
    places.set(feature, place)
  })
  return {
    features,
    rarities,
    unknownRarity,
    vectorOf: (found) =>
      weighFeatures(
        found,
        (feature) => places.get(feature),
        (number) => rarities[number] ?? 0,
      ),
  }
}

const rarityOf = (count: number, total: number): number => 1 + Math.log((1 + total) / (1 + count))

/** Examples as rows: the features of the vocabulary, then the meaning. */
export function sparseRows(
  vectors: readonly FeatureVector[],
  meanings: readonly Float32Array[],
  width: number,
): SparseRows {
  const dimensions = meanings[0]?.length ?? 0
  const starts = new Int32Array(vectors.length + 1)
  vectors.forEach(({ numbers }, row) => {
    starts[row + 1] = (starts[row] ?? 0) + numbers.length + dimensions
  })
  const columns = new Int32Array(starts.at(-1) ?? 0)
  const values = new Float32Array(columns.length)
  vectors.forEach(({ numbers, values: row }, at) => {
    const start = starts[at] ?? 0
    columns.set(numbers, start)
    values.set(row, start)
    for (let place = 0; place < dimensions; place += 1) {
      columns[start + numbers.length + place] = width + place
      values[start + numbers.length + place] = meanings[at]?.[place] ?? 0
    }
  })
  return { starts, columns, values, width: width + dimensions }
}
