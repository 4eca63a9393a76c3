import { seededRandom } from '#shared/seeded-random.ts'
import type { TopicModel } from '../model/topic-model.ts'
import type { WordVectors } from '../model/word-vectors.ts'
import { type Example, trainModel } from './train-model.ts'

/**
 * Trains as often as there are folds, each time without one of them, and shows each example to the model that has not
 * seen it. Each label is spread evenly over the folds.
 */
export function crossValidate(
  examples: readonly Example[],
  folds: number,
  vectors: WordVectors,
  see: (model: TopicModel, example: Example) => void,
): void {
  const fold = foldsOf(examples, folds)
  for (let left = 0; left < folds; left += 1) {
    const model = trainModel(
      examples.filter((_, at) => fold[at] !== left),
      vectors,
      1,
    )
    examples.forEach((example, at) => {
      if (fold[at] === left) see(model, example)
    })
  }
}

function foldsOf(examples: readonly Example[], folds: number): readonly number[] {
  const random = seededRandom(1)
  const order = examples.map((_, at) => ({ at, key: random() })).toSorted((a, b) => a.key - b.key)
  const seen = new Map<string, number>()
  const fold: number[] = []
  for (const { at } of order) {
    const id = examples[at]?.label.id ?? ''
    const count = seen.get(id) ?? 0
    fold[at] = count % folds
    seen.set(id, count + 1)
  }
  return fold
}
