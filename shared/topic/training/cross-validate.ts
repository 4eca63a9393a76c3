import { seededRandom } from '#shared/seeded-random.ts'
import { witnessesOf } from '../model/posterior.ts'
import { modelWords } from '../model/text-features.ts'
import { type Calibration, scoreWords, type TopicModel } from '../model/topic-model.ts'
import { fitCalibration, type HeldOut } from './calibrate.ts'
import { type Example, type Lexicon, trainModel } from './train-model.ts'

interface Fold {
  readonly model: Omit<TopicModel, 'calibration'>
  /** Those that the model has not learnt from. */
  readonly left: readonly HeldOutExample[]
}
interface HeldOutExample {
  readonly example: Example
  readonly heldOut: HeldOut
}

/**
 * Trains as often as there are folds, each time without one of them, and shows each of the `judged` examples to the model
 * that has not seen it. Each label is spread evenly over the folds, of `others`, too: a fold's calibration comes from what
 * the models of the other folds said of their own texts, as that of `train` does, so nothing of a fold tells how it is
 * judged.
 */
export function crossValidate(
  judged: readonly Example[],
  others: readonly Example[],
  folds: number,
  lexicon: Lexicon,
  see: (model: TopicModel, example: Example) => void,
): void {
  const shown = new Set(judged)
  const trained = foldsOf([...others, ...judged], folds, lexicon)
  trained.forEach(({ model, left }, fold) => {
    const elsewhere = trained.filter((_, other) => other !== fold).flatMap((other) => other.left)
    const calibrated = { ...model, calibration: calibrationBy(elsewhere, model.desks.length) }
    for (const { example } of left) if (shown.has(example)) see(calibrated, example)
  })
}

/** For a model of all the examples, from `folds` models of a part of them each. */
export const calibrationFor = (examples: readonly Example[], folds: number, lexicon: Lexicon): Calibration => {
  const trained = foldsOf(examples, folds, lexicon)
  return calibrationBy(
    trained.flatMap(({ left }) => left),
    trained[0]?.model.desks.length ?? 0,
  )
}

const calibrationBy = (left: readonly HeldOutExample[], desks: number): Calibration =>
  fitCalibration(
    left.map(({ heldOut }) => heldOut),
    desks,
  )

function foldsOf(examples: readonly Example[], folds: number, lexicon: Lexicon): readonly Fold[] {
  const places = placesOf(examples, folds)
  return Array.from({ length: folds }, (_, fold) => {
    const learnt = examples.filter((__, at) => places[at] !== fold)
    const left = examples.filter((__, at) => places[at] === fold)
    const model = trainModel(learnt, lexicon)
    return { model, left: left.map((example) => ({ example, heldOut: heldOutOf(model, example) })) }
  })
}

function heldOutOf(model: Omit<TopicModel, 'calibration'>, { text, label, weight }: Example): HeldOut {
  const { columns, glossed } = scoreWords(model, modelWords(text))
  return { said: witnessesOf(model, columns), right: model.desks.indexOf(label.desk), glossed, weight }
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
