/** What is kept of the weights of all columns. */
export interface PackedWeights {
  readonly starts: Uint32Array
  readonly columns: Uint8Array
  readonly weights: Int8Array
  readonly scales: Float32Array
}

/**
 * Weights are rounded to a few values of either sign, closer together near 0 where most weights lie: few values compress
 * well, and many rough weights tell more than few exact ones.
 */
const MOST_STEP = 127
const LEVELS = Uint8Array.from({ length: 10 }, (_, at) => Math.round(MOST_STEP * ((at + 1) / 10) ** 1.7))

/**
 * Keeps those `most` weights of `features` features without which scores would change most, rounded
 * by column. `presence` says how much of each feature texts hold: the sum of its squared values.
 */
export function packWeights(
  byColumn: readonly Float32Array[],
  features: number,
  presence: Float32Array,
  most: number,
): PackedWeights {
  const scales = Float32Array.from(byColumn, (weights) => largest(weights, features) / MOST_STEP || 1)
  const least = leastKept(byColumn, features, presence, most)
  const starts = new Uint32Array(features + 1)
  const columns: number[] = []
  const packed: number[] = []
  for (let feature = 0; feature < features; feature += 1) {
    byColumn.forEach((weights, column) => {
      const weight = weights[feature] ?? 0
      if (classOf(weight * weight * (presence[feature] ?? 0)) < least) return
      const steps = nearestLevel(weight / (scales[column] ?? 1))
      if (steps === 0) return
      columns.push(column)
      packed.push(steps)
    })
    starts[feature + 1] = columns.length
  }
  return { starts, columns: Uint8Array.from(columns), weights: Int8Array.from(packed), scales }
}

function nearestLevel(steps: number): number {
  const size = Math.abs(steps)
  const nearest = LEVELS.reduce((best, level) => (Math.abs(level - size) < Math.abs(best - size) ? level : best), 0)
  return Math.sign(steps) * nearest
}

function largest(weights: Float32Array, features: number): number {
  let most = 0
  for (let at = 0; at < features; at += 1) most = Math.max(most, Math.abs(weights[at] ?? 0))
  return most
}

/** Effects by their size, in classes a hundredth of a doubling apart: counting them is much faster than sorting them. */
const CLASSES = 8_192
const classOf = (effect: number): number =>
  effect <= 0 ? 0 : Math.max(1, Math.min(CLASSES - 1, Math.round((Math.log2(effect) + 60) * 100)))

function leastKept(byColumn: readonly Float32Array[], features: number, presence: Float32Array, most: number): number {
  const counts = new Uint32Array(CLASSES)
  for (const weights of byColumn) {
    for (let at = 0; at < features; at += 1) {
      const kind = classOf((weights[at] ?? 0) ** 2 * (presence[at] ?? 0))
      counts[kind] = (counts[kind] ?? 0) + 1
    }
  }
  let kept = 0
  for (let kind = CLASSES - 1; kind > 0; kind -= 1) {
    kept += counts[kind] ?? 0
    if (kept > most) return kind + 1
  }
  return 1
}
