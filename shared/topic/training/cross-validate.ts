import { seededRandom } from '#shared/seeded-random.ts'
import { witnessesOf } from '../model/posterior.ts'
import { modelWords } from '../model/text-features.ts'
import { type LanguageModel, scoreWords } from '../model/topic-model.ts'
import { fitCalibration, type HeldOut } from './calibrate.ts'
import { type Example, type Making, trainModel } from './train-model.ts'

interface Fold {
  readonly model: Omit<LanguageModel, 'calibration'>
  /** Those that the model has not learnt from. */
  readonly left: readonly HeldOutExample[]
}
interface HeldOutExample {
  readonly example: Example
  readonly heldOut: HeldOut
}

/** Texts of one language to learn from. */
export interface Texts {
  /** Dealt out to the folds. */
  readonly examples: readonly Example[]
  /** Learnt from by every model and never judged: what is no text of a customer, or was written for another's labels. */
  readonly taught: readonly Example[]
}

/**
 * Trains as often as there are folds, each time without one of them, and shows each of the `judged` examples to the model
 * that has not seen it. Each label is spread evenly over the folds, of all examples: a fold's calibration comes from what
 * the models of the other folds said of their own texts, as that of `train` does, so nothing of a fold tells how it is
 * judged.
 */
export function crossValidate(
  judged: readonly Example[],
  texts: Texts,
  folds: number,
  making: Making,
  see: (model: LanguageModel, example: Example) => void,
): void {
  const shown = new Set(judged)
  const trained = foldsOf(texts, folds, making)
  trained.forEach(({ model, left }, fold) => {
    const elsewhere = trained.filter((_, other) => other !== fold).flatMap((other) => other.left)
    const calibrated = { ...model, calibration: calibrationBy(elsewhere, model.desks.length) }
    for (const { example } of left) if (shown.has(example)) see(calibrated, example)
  })
}

/** A model of all the texts, calibrated by what `folds` models of a part of them each say of the others. */
export function trainCalibrated(texts: Texts, folds: number, making: Making): LanguageModel {
  const left = foldsOf(texts, folds, making).flatMap((fold) => fold.left)
  const model = trainModel([...texts.examples, ...texts.taught], making)
  return { ...model, calibration: calibrationBy(left, model.desks.length) }
}

const calibrationBy = (left: readonly HeldOutExample[], desks: number): Float32Array =>
  fitCalibration(
    left.map(({ heldOut }) => heldOut),
    desks,
  )

function foldsOf({ examples, taught }: Texts, folds: number, making: Making): readonly Fold[] {
  const places = placesOf(examples, folds)
  return Array.from({ length: folds }, (_, fold) => {
    const learnt = examples.filter((__, at) => places[at] !== fold)
    const left = examples.filter((__, at) => places[at] === fold)
    const model = trainModel([...learnt, ...taught], making)
    return { model, left: left.map((example) => ({ example, heldOut: heldOutOf(model, example) })) }
  })
}

function heldOutOf(model: Omit<LanguageModel, 'calibration'>, { text, label, weight }: Example): HeldOut {
  const columns = scoreWords(model, modelWords(text))
  return { said: witnessesOf(model, columns), right: model.desks.indexOf(label.desk), weight }
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
