import type { LanguageModel } from './topic-model.ts'

/** Probabilities by place in `model.labels` and `model.desks`; each list sums to 1, and they agree with each other. */
export interface Posterior {
  readonly labels: Float32Array
  readonly desks: Float32Array
}

/** Sharpness of the two sets of columns before they are combined; chosen on folds, see the README. */
const LABEL_SHARPNESS = 0.12
const DESK_SHARPNESS = 0.35
const LEAST_SHARE = 1e-9

/** What is said of each desk, in this order: log share of its labels, log share of its own column, that column, its best label. */
export const WITNESSES = 4

/** What the scores say: labels add up to their desks, and how likely those are is worked out from all that is said of all desks. */
export function posteriorOf(
  model: Pick<LanguageModel, 'labels' | 'desks' | 'calibration'>,
  columns: Float32Array,
): Posterior {
  const { labels, desks, calibration } = model
  const byLabel = softmax(columns.subarray(0, labels.length), LABEL_SHARPNESS)
  const deskOf = placesOfDesks(model)
  const said = saidOf(columns, byLabel, deskOf, desks.length)
  const byDesk = softmax(desksBy(calibration, said, desks.length), 1)
  // The first thing that is said of a desk is the log share of its labels.
  const within = byLabel.map((share, label) => {
    const desk = deskOf[label] ?? 0
    return (share / Math.exp(said[desk] ?? 0)) * (byDesk[desk] ?? 0)
  })
  return { labels: within, desks: byDesk }
}

/** All that is said of all desks: by witness, then by desk. */
export function witnessesOf(model: Pick<LanguageModel, 'labels' | 'desks'>, columns: Float32Array): Float32Array {
  const byLabel = softmax(columns.subarray(0, model.labels.length), LABEL_SHARPNESS)
  return saidOf(columns, byLabel, placesOfDesks(model), model.desks.length)
}

function saidOf(columns: Float32Array, byLabel: Float32Array, deskOf: readonly number[], count: number): Float32Array {
  const said = new Float32Array(WITNESSES * count)
  const own = columns.subarray(byLabel.length)
  const [ofLabels, ofColumn, column, best] = Array.from({ length: WITNESSES }, (_, witness) =>
    said.subarray(witness * count, (witness + 1) * count),
  )
  best?.fill(Number.NEGATIVE_INFINITY)
  byLabel.forEach((share, label) => {
    const desk = deskOf[label] ?? 0
    if (ofLabels !== undefined) ofLabels[desk] = (ofLabels[desk] ?? 0) + share
    if (best !== undefined) best[desk] = Math.max(best[desk] ?? 0, columns[label] ?? 0)
  })
  ofColumn?.set(softmax(own, DESK_SHARPNESS))
  column?.set(own)
  for (let at = 0; at < 2 * count; at += 1) said[at] = Math.log((said[at] ?? 0) + LEAST_SHARE)
  return said
}

/** How much speaks for each desk: `weights` holds a row for each, of a weight for each part of `said` and a constant. */
export function desksBy(weights: Float32Array, said: Float32Array, desks: number): Float32Array {
  const width = said.length + 1
  return Float32Array.from({ length: desks }, (_, desk) => {
    const row = desk * width
    let sum = weights[row + said.length] ?? 0
    for (let at = 0; at < said.length; at += 1) sum += (weights[row + at] ?? 0) * (said[at] ?? 0)
    return sum
  })
}

function placesOfDesks({ labels, desks }: Pick<LanguageModel, 'labels' | 'desks'>): readonly number[] {
  const places = new Map(desks.map((desk, place) => [desk, place]))
  return labels.map(({ desk }) => places.get(desk) ?? 0)
}

export function softmax(scores: Float32Array, sharpness: number): Float32Array {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp((score - top) / sharpness))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
