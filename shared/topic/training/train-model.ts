import { seededRandom } from '#shared/seeded-random.ts'
import { hashWord, modelWords, type TextFeatures, textFeatures, wordFeature } from '../model/text-features.ts'
import type { LanguageModel, ModelLabel } from '../model/topic-model.ts'
import { indexOf, meaningOf, type WordVectors } from '../model/word-vectors.ts'
import { type SparseRows, trainSvm } from './linear-svm.ts'
import { type PackedWeights, packWeights } from './pack-weights.ts'
import { buildVocabulary, narrowed, sparseRows, type Vocabulary } from './vocabulary.ts'

/** What the models of one language have in common. */
export interface Making {
  /** What is known about words before any example. */
  readonly vectors: WordVectors
  readonly mostWeights: number
}

/** A labelled text, prepared once for all the models that it helps to train. */
export interface Example {
  readonly text: string
  readonly language: string
  readonly label: ModelLabel
  /** How much it counts against the others. */
  readonly weight: number
  readonly words: Uint32Array
  readonly features: TextFeatures
}

export function exampleOf(text: string, language: string, label: ModelLabel, weight: number): Example {
  const words = modelWords(text)
  return { text, language, label, weight, words: Uint32Array.from(words, hashWord), features: textFeatures(words) }
}

const COST = 1
const EPOCHS = 12

/**
 * Trains one column for each label and each desk against all others. Four of five features get no weight worth keeping;
 * those that do are found first, then everything is learnt again from them alone (as recursive feature elimination does,
 * Guyon et al., Machine Learning 46, 2002): what the file does not hold must not have been relied on. Deterministic: the
 * same examples in the same order give the same model, which is not calibrated yet.
 */
export function trainModel(
  examples: readonly Example[],
  { vectors, mostWeights }: Making,
): Omit<LanguageModel, 'calibration'> {
  const labels = [...new Map(examples.map(({ label }) => [label.id, label])).values()].toSorted(byId)
  const desks = [...new Set(labels.map(({ desk }) => desk))].toSorted()
  const all = buildVocabulary(
    examples.map(({ features }) => features),
    examples.map(({ weight }) => weight),
  )
  const learn = (vocabulary: Vocabulary) => learnFrom(examples, vocabulary, { labels, desks, vectors, mostWeights })
  const { starts } = learn(all).packed
  const vocabulary = narrowed(all, (place) => (starts[place + 1] ?? 0) > (starts[place] ?? 0))
  const { columns, packed } = learn(vocabulary)
  const width = vocabulary.features.length
  return {
    labels,
    desks,
    features: vocabulary.features,
    rarities: vocabulary.rarities,
    unknownRarity: vocabulary.unknownRarity,
    ...packed,
    constants: Float32Array.from(columns, (weights) => weights[width + vectors.dimensions] ?? 0),
    vectors,
    meaningWeights: Float32Array.from(
      columns.flatMap((weights) => [...weights.subarray(width, width + vectors.dimensions)]),
    ),
  }
}

/** The weights of all columns, and what is kept of those of the vocabulary. */
function learnFrom(
  examples: readonly Example[],
  vocabulary: Vocabulary,
  { labels, desks, vectors, mostWeights }: Making & Pick<LanguageModel, 'labels' | 'desks'>,
): { readonly columns: readonly Float32Array[]; readonly packed: PackedWeights } {
  const rarity = (word: number): number => {
    const number = indexOf(vocabulary.features, wordFeature(word))
    return number === undefined ? vocabulary.unknownRarity : (vocabulary.rarities[number] ?? 0)
  }
  const width = vocabulary.features.length
  const rows = sparseRows(
    examples.map(({ features }) => vocabulary.vectorOf(features)),
    examples.map(({ words }) => meaningOf(vectors, words, rarity)),
    width,
  )
  const costs = Float32Array.from(examples, ({ weight }) => weight)
  const columns = [
    ...labels.map(({ id }) => Int8Array.from(examples, ({ label }) => (label.id === id ? 1 : -1))),
    ...desks.map((desk) => Int8Array.from(examples, ({ label }) => (label.desk === desk ? 1 : -1))),
  ].map((signs, column) => trainColumn(rows, signs, costs, column))
  return { columns, packed: packWeights(columns, width, presenceOf(rows, examples, width), mostWeights) }
}

const trainColumn = (rows: SparseRows, signs: Int8Array, costs: Float32Array, seed: number): Float32Array =>
  trainSvm(rows, signs, { cost: COST, epochs: EPOCHS, random: seededRandom(seed) }, costs)

/**
 * How much of each feature texts hold. Every kind of label has the same say, however many examples it has: otherwise
 * what is asked often would leave no room for what is asked rarely.
 */
function presenceOf(rows: SparseRows, examples: readonly Example[], width: number): Float32Array {
  const counts = new Map<string, number>()
  for (const { label } of examples) counts.set(label.id, (counts.get(label.id) ?? 0) + 1)
  const presence = new Float32Array(width)
  examples.forEach(({ label }, row) => {
    const say = 1 / (counts.get(label.id) ?? 1)
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      const feature = rows.columns[at] ?? 0
      if (feature < width) presence[feature] = (presence[feature] ?? 0) + say * (rows.values[at] ?? 0) ** 2
    }
  })
  return presence
}

const byId = (a: ModelLabel, b: ModelLabel): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
