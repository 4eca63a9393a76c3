/** What is kept of the weights of all columns. */
export interface PackedWeights {
  readonly starts: Uint32Array
  readonly columns: Uint8Array
  readonly weights: Int8Array
  readonly scales: Float32Array
}

const STEPS = 127

/** Keeps the `most` largest of the weights of `features` features, rounded to 127 steps a column. */
export function packWeights(byColumn: readonly Float32Array[], features: number, most: number): PackedWeights {
  const scales = Float32Array.from(byColumn, (weights) => largest(weights, features) / STEPS || 1)
  const least = smallestKept(byColumn, features, most)
  const starts = new Uint32Array(features + 1)
  const columns: number[] = []
  const packed: number[] = []
  for (let feature = 0; feature < features; feature += 1) {
    byColumn.forEach((weights, column) => {
      const weight = weights[feature] ?? 0
      if (Math.abs(weight) < least) return
      const steps = Math.round(weight / (scales[column] ?? 1))
      if (steps === 0) return
      columns.push(column)
      packed.push(steps)
    })
    starts[feature + 1] = columns.length
  }
  return { starts, columns: Uint8Array.from(columns), weights: Int8Array.from(packed), scales }
}

function largest(weights: Float32Array, features: number): number {
  let most = 0
  for (let at = 0; at < features; at += 1) most = Math.max(most, Math.abs(weights[at] ?? 0))
  return most
}

function smallestKept(byColumn: readonly Float32Array[], features: number, most: number): number {
  const sizes = new Float32Array(byColumn.length * features)
  byColumn.forEach((weights, column) => {
    sizes.set(weights.subarray(0, features).map(Math.abs), column * features)
  })
  sizes.sort()
  return Math.max(sizes[sizes.length - most] ?? 0, Number.MIN_VALUE)
}
