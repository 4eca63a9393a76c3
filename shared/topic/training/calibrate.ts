import type { Temperatures } from '../model/topic-model.ts'

/** What a model that is not calibrated yet says of a text that it has not seen. */
export interface HeldOut {
  /** Probabilities of the desks at temperature 1. */
  readonly desks: Float32Array
  /** Place of the right desk; −1 where the model does not have it. */
  readonly right: number
  readonly glossed: boolean
}

const LOWEST = 0.5
const HIGHEST = 6
const STEP = 0.05
/** Fewer texts say too little: both kinds share a temperature then. */
const LEAST_TEXTS = 50
const FLOOR = 1e-9

/** The temperatures at which the held-out texts are likeliest (Guo et al., ICML 2017, section 4.2), by kind of text. */
export function fitTemperatures(heldOut: readonly HeldOut[]): Temperatures {
  const known = heldOut.filter(({ right }) => right >= 0)
  const all = fitTemperature(known)
  const of = (glossed: boolean): number => {
    const some = known.filter((one) => one.glossed === glossed)
    return some.length < LEAST_TEXTS ? all : fitTemperature(some)
  }
  return { plain: of(false), glossed: of(true) }
}

function fitTemperature(heldOut: readonly HeldOut[]): number {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY }
  for (let temperature = LOWEST; temperature <= HIGHEST; temperature += STEP) {
    const loss = heldOut.reduce((sum, { desks, right }) => sum + surprise(desks, right, temperature), 0)
    if (loss < best.loss) best = { temperature: Math.round(temperature * 100) / 100, loss }
  }
  return heldOut.length === 0 ? 1 : best.temperature
}

function surprise(desks: Float32Array, right: number, temperature: number): number {
  const power = (share: number): number => (share + FLOOR) ** (1 / temperature)
  const total = desks.reduce((sum, share) => sum + power(share), 0)
  return -Math.log(power(desks[right] ?? 0) / total)
}

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
