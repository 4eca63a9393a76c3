import type { Scores, TopicModel } from './topic-model.ts'

/** Probabilities by place in `model.labels` and `model.desks`; each list sums to 1, and they agree with each other. */
export interface Posterior {
  readonly labels: Float32Array
  readonly desks: Float32Array
}

/** Sharpness of the two sets of columns before they are combined; chosen on folds, see the README. */
const LABEL_SHARPNESS = 0.12
const DESK_SHARPNESS = 0.35

/**
 * What the scores say: labels add up to their desks, the desks' own columns are weighed in (their product, as two
 * witnesses), and the temperature makes it as confident as it may be.
 */
export function posteriorOf(
  { labels, desks, temperatures }: Pick<TopicModel, 'labels' | 'desks' | 'temperatures'>,
  { columns, glossed }: Scores,
): Posterior {
  const byLabel = softmax(columns.subarray(0, labels.length), LABEL_SHARPNESS)
  const witness = softmax(columns.subarray(labels.length), DESK_SHARPNESS)
  const places = new Map(desks.map((desk, place) => [desk, place]))
  const sums = new Float32Array(desks.length)
  const deskOf = labels.map(({ desk }) => places.get(desk) ?? 0)
  deskOf.forEach((desk, label) => {
    sums[desk] = (sums[desk] ?? 0) + (byLabel[label] ?? 0)
  })
  const logs = sums.map((sum, desk) => Math.log(sum + 1e-9) + Math.log((witness[desk] ?? 0) + 1e-9))
  const byDesk = softmax(logs, glossed ? temperatures.glossed : temperatures.plain)
  const within = byLabel.map((share, label) => {
    const desk = deskOf[label] ?? 0
    return (share / ((sums[desk] ?? 0) + 1e-12)) * (byDesk[desk] ?? 0)
  })
  return { labels: within, desks: byDesk }
}

function softmax(scores: Float32Array, sharpness: number): Float32Array {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp((score - top) / sharpness))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
