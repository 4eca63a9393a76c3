import { seededRandom } from '#shared/seeded-random.ts'
import { desksBy, softmax, WITNESSES } from '../model/posterior.ts'

/** What a model that is not calibrated yet says of a text that it has not seen. */
export interface HeldOut {
  /** See witnessesOf. */
  readonly said: Float32Array
  /** Place of the right desk; −1 where the model does not have it. */
  readonly right: number
  readonly weight: number
}

const EPOCHS = 12
const STEP = 0.03
/** Pulls the weights back to the product of the witnesses, so that few texts change little. */
const RIDGE = 0.03
const HIGHEST = 6
const TEMPERATURE_STEP = 0.1

/** The product of the two witnesses, flattened by a temperature. */
export function productOf(desks: number, temperature: number): Float32Array {
  const width = WITNESSES * desks + 1
  const weights = new Float32Array(desks * width)
  for (let desk = 0; desk < desks; desk += 1) {
    weights[desk * width + desk] = 1 / temperature
    weights[desk * width + desks + desk] = 1 / temperature
  }
  return weights
}

/**
 * Weighs the witnesses so that the held-out texts are likeliest: stacked generalization (Wolpert 1992) by multinomial
 * logistic regression. It begins with the product of the witnesses at the best temperature (Guo et al., ICML 2017,
 * section 4.2) and is pulled back to it. Deterministic.
 */
export function fitCalibration(heldOut: readonly HeldOut[], desks: number): Float32Array {
  const known = heldOut.filter(({ right }) => right >= 0)
  if (known.length === 0) return productOf(desks, 1)
  const start = productOf(desks, bestTemperature(known, desks))
  const weights = start.slice()
  const squares = new Float32Array(weights.length).fill(1)
  const random = seededRandom(desks)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const order = known.map((one) => ({ one, key: random() })).toSorted((a, b) => a.key - b.key)
    for (const { one } of order) descend(weights, start, squares, one, desks)
  }
  return weights
}

/** One step of AdaGrad (Duchi et al., JMLR 2011). */
function descend(
  weights: Float32Array,
  start: Float32Array,
  squares: Float32Array,
  { said, right, weight }: HeldOut,
  desks: number,
): void {
  const shares = softmax(desksBy(weights, said, desks), 1)
  const width = said.length + 1
  for (let desk = 0; desk < desks; desk += 1) {
    const error = weight * ((shares[desk] ?? 0) - (desk === right ? 1 : 0))
    for (let at = 0; at < width; at += 1) {
      const place = desk * width + at
      const slope = error * (said[at] ?? 1) + RIDGE * ((weights[place] ?? 0) - (start[place] ?? 0))
      squares[place] = (squares[place] ?? 0) + slope * slope
      weights[place] = (weights[place] ?? 0) - (STEP * slope) / Math.sqrt(squares[place] ?? 1)
    }
  }
}

function bestTemperature(heldOut: readonly HeldOut[], desks: number): number {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY }
  for (let temperature = 1; temperature <= HIGHEST; temperature += TEMPERATURE_STEP) {
    const loss = surprise(heldOut, desks, temperature)
    if (loss < best.loss) best = { temperature, loss }
  }
  return best.temperature
}

/** Of the product of the first two witnesses at a temperature: the others have no weight in it. */
function surprise(heldOut: readonly HeldOut[], desks: number, temperature: number): number {
  const weight = Math.fround(1 / temperature)
  const scores = new Float32Array(desks)
  return heldOut.reduce((sum, { said, right }) => {
    for (let desk = 0; desk < desks; desk += 1) {
      scores[desk] = weight * (said[desk] ?? 0) + weight * (said[desks + desk] ?? 0)
    }
    return sum - Math.log((softmax(scores, 1)[right] ?? 0) + FLOOR)
  }, 0)
}

const FLOOR = 1e-9

const BINS = 10

/**
 * Expected calibration error: how far confidence and share of right answers lie apart, over ten bins of equal width,
 * each weighing as much as it holds. From 0 to 1.
 */
export function calibrationError(judged: readonly { readonly confidence: number; readonly right: boolean }[]): number {
  const bins = Map.groupBy(judged, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)))
  let error = 0
  for (const bin of bins.values()) {
    error += Math.abs(bin.reduce((sum, { confidence, right }) => sum + confidence - (right ? 1 : 0), 0))
  }
  return judged.length === 0 ? 0 : error / judged.length
}
