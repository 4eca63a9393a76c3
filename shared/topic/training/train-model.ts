import { seededRandom } from '#shared/seeded-random.ts'
import { type Glossary, glossesOf } from '../model/glossary.ts'
import { hashWord, modelWords, type TextFeatures, textFeatures, wordFeature } from '../model/text-features.ts'
import type { ModelLabel, TopicModel } from '../model/topic-model.ts'
import { indexOf, meaningOf, type WordVectors } from '../model/word-vectors.ts'
import { type SparseRows, trainSvm } from './linear-svm.ts'
import { packWeights } from './pack-weights.ts'
import { buildVocabulary, sparseRows } from './vocabulary.ts'

/** What is known about words before any example: the same for every model. */
export interface Lexicon {
  readonly vectors: WordVectors
  readonly glossary: Glossary
}

/** A labelled text, prepared once for all the models that it helps to train. */
export interface Example {
  readonly text: string
  readonly label: ModelLabel
  /** How many examples it counts for: the few of our own must hold their ground against ten thousand others. */
  readonly weight: number
  readonly words: readonly number[]
  readonly features: TextFeatures
}

export function exampleOf(text: string, label: ModelLabel, weight: number, glossary: Glossary): Example {
  const words = modelWords(text)
  const glosses = glossesOf(glossary, words)
  return { text, label, weight, words: [...words, ...glosses].map(hashWord), features: textFeatures(words, glosses) }
}

const COST = 1
const EPOCHS = 12
/** Weights that fit into the 2 MB of the file. */
const MOST_WEIGHTS = 1_200_000

/**
 * Trains one column for each label and each desk against all others. Deterministic: the same examples in the same
 * order give the same model, which is not calibrated yet. About ten seconds for eleven thousand examples.
 */
export function trainModel(
  examples: readonly Example[],
  { vectors, glossary }: Lexicon,
): Omit<TopicModel, 'calibration'> {
  const labels = [...new Map(examples.map(({ label }) => [label.id, label])).values()].toSorted(byId)
  const desks = [...new Set(labels.map(({ desk }) => desk))].toSorted()
  const vocabulary = buildVocabulary(
    examples.map(({ features }) => features),
    examples.map(({ weight }) => weight),
  )
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
  return {
    labels,
    desks,
    features: vocabulary.features,
    rarities: vocabulary.rarities,
    unknownRarity: vocabulary.unknownRarity,
    ...packWeights(columns, width, presenceOf(rows, examples, width), MOST_WEIGHTS),
    constants: Float32Array.from(columns, (weights) => weights[rows.width] ?? 0),
    vectors,
    glossary,
    meaningWeights: Float32Array.from(
      columns.flatMap((weights) => [...weights.subarray(width, width + vectors.dimensions)]),
    ),
  }
}

const trainColumn = (rows: SparseRows, signs: Int8Array, costs: Float32Array, seed: number): Float32Array =>
  trainSvm(rows, signs, { cost: COST, epochs: EPOCHS, random: seededRandom(seed) }, costs)

/**
 * How much of each feature texts hold. Every kind of label has the same say, however many examples it has: otherwise
 * the language of the many would leave no room for that of the few.
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
