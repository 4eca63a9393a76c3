import { seededRandom } from '#shared/seeded-random.ts'
import { posteriorOf } from '../model/posterior.ts'
import { modelWords } from '../model/text-features.ts'
import { scoreWords, type Temperatures, type TopicModel } from '../model/topic-model.ts'
import { fitTemperatures, type HeldOut } from './calibrate.ts'
import { type Example, type Lexicon, trainModel } from './train-model.ts'

interface Fold {
  readonly model: TopicModel
  readonly examples: readonly Example[]
  readonly heldOut: readonly HeldOut[]
}

export const UNCALIBRATED: Temperatures = { plain: 1, glossed: 1 }

/**
 * Trains as often as there are folds, each time without one of them, and shows each example to the model that has not
 * seen it. Each label is spread evenly over the folds; `others` are learnt from every time. A fold's temperatures come
 * from what the models of the other folds said of their own texts, so nothing of a fold tells how it is judged.
 */
export function crossValidate(
  examples: readonly Example[],
  others: readonly Example[],
  folds: number,
  lexicon: Lexicon,
  see: (model: TopicModel, example: Example) => void,
): void {
  const trained = foldsOf(examples, others, folds, lexicon)
  trained.forEach(({ model, examples: left }, fold) => {
    const temperatures = fitTemperatures(trained.flatMap(({ heldOut }, other) => (other === fold ? [] : heldOut)))
    for (const example of left) see({ ...model, temperatures }, example)
  })
}

/** Temperatures for a model of all the examples, from `folds` models of a part of them each. */
export const temperaturesFor = (examples: readonly Example[], folds: number, lexicon: Lexicon): Temperatures =>
  fitTemperatures(foldsOf(examples, [], folds, lexicon).flatMap(({ heldOut }) => heldOut))

function foldsOf(
  examples: readonly Example[],
  others: readonly Example[],
  folds: number,
  lexicon: Lexicon,
): readonly Fold[] {
  const places = placesOf(examples, folds)
  return Array.from({ length: folds }, (_, fold) => {
    const learnt = examples.filter((__, at) => places[at] !== fold)
    const left = examples.filter((__, at) => places[at] === fold)
    const model = trainModel([...others, ...learnt], lexicon, UNCALIBRATED)
    return { model, examples: left, heldOut: left.map((example) => heldOutOf(model, example)) }
  })
}

function heldOutOf(model: TopicModel, { text, label }: Example): HeldOut {
  const scores = scoreWords(model, modelWords(text))
  return { desks: posteriorOf(model, scores).desks, right: model.desks.indexOf(label.desk), glossed: scores.glossed }
}

function placesOf(examples: readonly Example[], folds: number): readonly number[] {
  const random = seededRandom(1)
  const order = examples.map((_, at) => ({ at, key: random() })).toSorted((a, b) => a.key - b.key)
  const seen = new Map<string, number>()
  const places: number[] = []
  for (const { at } of order) {
    const id = examples[at]?.label.id ?? ''
    const count = seen.get(id) ?? 0
    places[at] = count % folds
    seen.set(id, count + 1)
  }
  return places
}
