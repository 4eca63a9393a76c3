import { hashWord, textFeatures, wordFeature } from './text-features.ts'
import { type FeatureVector, weighFeatures } from './weigh-features.ts'
import { indexOf, meaningOf, type WordVectors } from './word-vectors.ts'

/** Something that the model tells apart: a topic, or an intent of BANKING77 that stands for one. */
export interface ModelLabel {
  readonly id: string
  readonly topic: string
  readonly desk: string
}

/**
 * A linear model of one language: one column of weights for each label, then one for each desk. Weights are whole
 * numbers with a scale for each column; only those that matter are kept.
 */
export interface LanguageModel {
  readonly labels: readonly ModelLabel[]
  readonly desks: readonly string[]
  /**
   * How what is said of the desks becomes their likelihood (see posterior.ts), so that of what is said with 80 %
   * confidence 80 % is right.
   */
  readonly calibration: Float32Array
  /** Features in ascending order of their hash, each with its rarity and its entries from `starts[n]` to `starts[n + 1]`. */
  readonly features: Uint32Array
  readonly rarities: Float32Array
  readonly starts: Uint32Array
  readonly columns: Uint8Array
  readonly weights: Int8Array
  readonly scales: Float32Array
  readonly constants: Float32Array
  /** None of them where a language is known from so many examples that the meanings of words add nothing. */
  readonly vectors: WordVectors
  /** One row of `vectors.dimensions` for each column. */
  readonly meaningWeights: Float32Array
  /** Rarity of a word that the examples did not hold. */
  readonly unknownRarity: number
}

/** By language (ISO 639-1). Texts in a language that has no model of its own are read by the first one. */
export type TopicModel = ReadonlyMap<string, LanguageModel>

/** Undefined where there is none at all. */
export const modelFor = (model: TopicModel, language: string): LanguageModel | undefined =>
  model.get(language) ?? model.values().next().value

/** What of a text the model knows. */
export const weighWords = (model: Omit<LanguageModel, 'calibration'>, words: readonly string[]): FeatureVector =>
  weighFeatures(
    textFeatures(words),
    (feature) => indexOf(model.features, feature),
    (number) => model.rarities[number] ?? 0,
  )

/** Scores of every column for a text, labels first, then desks; above 0 speaks for it. About 0.2 ms. */
export function scoreWords(
  model: Omit<LanguageModel, 'calibration'>,
  words: readonly string[],
  { numbers, values }: FeatureVector = weighWords(model, words),
): Float32Array {
  const scores = model.constants.slice()
  numbers.forEach((number, place) => {
    const value = values[place] ?? 0
    const end = model.starts[number + 1] ?? 0
    for (let at = model.starts[number] ?? 0; at < end; at += 1) {
      const column = model.columns[at] ?? 0
      scores[column] = (scores[column] ?? 0) + value * (model.weights[at] ?? 0) * (model.scales[column] ?? 0)
    }
  })
  const meaning = meaningOf(model.vectors, Uint32Array.from(words, hashWord), (word) => rarityOfWord(model, word))
  for (let column = 0; column < scores.length; column += 1) {
    let sum = scores[column] ?? 0
    for (let at = 0; at < meaning.length; at += 1) {
      sum += (meaning[at] ?? 0) * (model.meaningWeights[column * meaning.length + at] ?? 0)
    }
    scores[column] = sum
  }
  return scores
}

function rarityOfWord(model: Omit<LanguageModel, 'calibration'>, word: number): number {
  const number = indexOf(model.features, wordFeature(word))
  return number === undefined ? model.unknownRarity : (model.rarities[number] ?? 0)
}
