import type { TopicModel } from './model/topic-model.ts'
import { NO_VECTORS } from './model/word-vectors.ts'
import { productOf } from './training/calibrate.ts'

/** A model that says the same of every text: shares by `desk/topic`, which must sum to 1. */
export function fixedModel(shares: Readonly<Record<string, number>>): TopicModel {
  const labels = Object.keys(shares).map((id) => {
    const [desk = '', topic = ''] = id.split('/')
    return { id, topic, desk }
  })
  const desks = [...new Set(labels.map(({ desk }) => desk))]
  const model = {
    labels,
    desks,
    calibration: productOf(desks.length, 1),
    features: new Uint32Array(),
    rarities: new Float32Array(),
    starts: Uint32Array.of(0),
    columns: new Uint8Array(),
    weights: new Int8Array(),
    scales: new Float32Array(labels.length + desks.length),
    constants: Float32Array.of(
      ...labels.map(({ id }) => LABEL_SHARPNESS * Math.log(shares[id] ?? 0)),
      ...desks.map(() => 0),
    ),
    vectors: NO_VECTORS,
    meaningWeights: new Float32Array(),
    unknownRarity: 1,
  }
  return new Map([['en', model]])
}

/** That of `posteriorOf`, so that the scores of the constants become the shares. */
const LABEL_SHARPNESS = 0.12
