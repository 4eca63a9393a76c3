/** Rows of a sparse matrix one after another: row r holds the entries from `starts[r]` to `starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float32Array
  readonly width: number
}

export interface SvmOptions {
  /** Cost of an error; higher fits the examples more closely. */
  readonly cost: number
  readonly epochs: number
  readonly random: () => number
}

/** Column of the constant: the last one of the weights. */
const BIAS = 1

/**
 * Weights of a linear classifier that tells the rows with sign +1 from those with −1 (squared hinge loss, L2), by dual
 * coordinate descent (Hsieh et al., ICML 2008, algorithm 1). Deterministic for a given `random`. The last weight is
 * that of the constant.
 */
export function trainSvm(rows: SparseRows, signs: Int8Array, options: SvmOptions, costs?: Float32Array): Float32Array {
  const count = signs.length
  const weights = new Float32Array(rows.width + 1)
  const alphas = new Float32Array(count)
  const { starts, columns, values } = rows
  const norms = squaredNorms(rows, count)
  const order = Int32Array.from({ length: count }, (_, row) => row)
  let active = count
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, active, options.random)
    for (let place = 0; place < active; place += 1) {
      const row = order[place] ?? 0
      const sign = signs[row] ?? 0
      const begin = starts[row] ?? 0
      const end = starts[row + 1] ?? 0
      let score = (weights[rows.width] ?? 0) * BIAS
      for (let at = begin; at < end; at += 1) score += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0)
      const ridge = 0.5 / (options.cost * (costs?.[row] ?? 1))
      const old = alphas[row] ?? 0
      const gradient = sign * score - 1 + ridge * old
      if (old === 0 && gradient > SHRINK) {
        // Far on the right side: it will stay there, so it is looked at no more.
        active -= 1
        order[place] = order[active] ?? 0
        order[active] = row
        place -= 1
        continue
      }
      if (old === 0 && gradient >= 0) continue
      const fresh = Math.max(0, old - gradient / ((norms[row] ?? 1) + ridge))
      alphas[row] = fresh
      const step = (fresh - old) * sign
      if (step === 0) continue
      for (let at = begin; at < end; at += 1) {
        const column = columns[at] ?? 0
        weights[column] = (weights[column] ?? 0) + step * (values[at] ?? 0)
      }
      weights[rows.width] = (weights[rows.width] ?? 0) + step * BIAS
    }
    // Once in the middle everybody is looked at again, in case shrinking was rash.
    if (epoch === options.epochs >> 1) active = count
  }
  return weights
}

const SHRINK = 0.3

function squaredNorms({ starts, values }: SparseRows, count: number): Float32Array {
  const norms = new Float32Array(count)
  for (let row = 0; row < count; row += 1) {
    let sum = BIAS * BIAS
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) sum += (values[at] ?? 0) ** 2
    norms[row] = sum
  }
  return norms
}

function shuffle(order: Int32Array, count: number, random: () => number): void {
  for (let place = count - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1))
    const kept = order[place] ?? 0
    order[place] = order[other] ?? 0
    order[other] = kept
  }
}
