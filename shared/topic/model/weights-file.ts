import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import type { TopicModel } from './topic-model.ts'

/** Grows when texts are taken apart in another way: weights of an older format would say nothing then. */
const FORMAT = 1
/** Columns are numbered in one octet. */
const MOST_COLUMNS = 256
const base64 = z.string().max(4_000_000)
const name = z.string().min(1).max(100)

/** The weights as they lie in the repository: JSON, so that Node.js, esbuild and vitest all import it alike. */
const fileSchema = z.object({
  format: z.literal(FORMAT),
  labels: z
    .array(z.object({ id: name, topic: name, desk: name }))
    .min(1)
    .max(MOST_COLUMNS),
  desks: z.array(name).min(1).max(MOST_COLUMNS),
  temperature: z.number().positive(),
  unknownRarity: z.number().positive(),
  features: base64,
  rarities: base64,
  counts: base64,
  columns: base64,
  weights: base64,
  scales: base64,
  constants: base64,
  vectors: z.object({ dimensions: z.number().int().min(2).max(512), words: base64, rows: base64, scales: base64 }),
  meaningWeights: base64,
})

/** Rarities lie between 1 and 13 (e^12 examples) and are kept in steps of a twentieth. */
const RARITY_STEP = 0.05

export function writeWeights(model: TopicModel): string {
  const { labels, desks, temperature, unknownRarity, vectors } = model
  const counts = Uint8Array.from(model.features, (_, at) => (model.starts[at + 1] ?? 0) - (model.starts[at] ?? 0))
  return `${JSON.stringify({
    format: FORMAT,
    labels,
    desks,
    temperature,
    unknownRarity,
    features: encode(model.features),
    rarities: encode(Uint8Array.from(model.rarities, (rarity) => Math.round(rarity / RARITY_STEP))),
    counts: encode(counts),
    columns: encode(model.columns),
    weights: encode(model.weights),
    scales: encode(model.scales),
    constants: encode(model.constants),
    vectors: {
      dimensions: vectors.dimensions,
      words: encode(vectors.words),
      rows: encode(vectors.rows),
      scales: encode(vectors.scales),
    },
    meaningWeights: encode(model.meaningWeights),
  })}\n`
}

/** Reads weights that `writeWeights` wrote. Throws Malformed where the parts do not fit each other. About 10 ms. */
export function readWeights(content: unknown): TopicModel {
  const file = readAs(fileSchema, content, 'the topic model')
  const counts = decode(file.counts)
  const starts = new Uint32Array(counts.length + 1)
  counts.forEach((count, at) => {
    starts[at + 1] = (starts[at] ?? 0) + count
  })
  const model: TopicModel = {
    labels: file.labels,
    desks: file.desks,
    temperature: file.temperature,
    unknownRarity: file.unknownRarity,
    features: new Uint32Array(decode(file.features).buffer),
    rarities: Float32Array.from(decode(file.rarities), (steps) => steps * RARITY_STEP),
    starts,
    columns: decode(file.columns),
    weights: new Int8Array(decode(file.weights).buffer),
    scales: new Float32Array(decode(file.scales).buffer),
    constants: new Float32Array(decode(file.constants).buffer),
    vectors: {
      dimensions: file.vectors.dimensions,
      words: new Uint32Array(decode(file.vectors.words).buffer),
      rows: decode(file.vectors.rows),
      scales: new Float32Array(decode(file.vectors.scales).buffer),
    },
    meaningWeights: new Float32Array(decode(file.meaningWeights).buffer),
  }
  checkParts(model)
  return model
}

function checkParts(model: TopicModel): void {
  const outputs = model.labels.length + model.desks.length
  const entries = model.starts.at(-1) ?? 0
  const { vectors } = model
  const fits =
    model.rarities.length === model.features.length &&
    model.starts.length === model.features.length + 1 &&
    model.columns.length === entries &&
    model.weights.length === entries &&
    model.scales.length === outputs &&
    model.constants.length === outputs &&
    model.meaningWeights.length === outputs * vectors.dimensions &&
    vectors.scales.length === vectors.dimensions &&
    vectors.rows.length * 2 === vectors.words.length * vectors.dimensions &&
    model.columns.every((column) => column < outputs) &&
    model.labels.every(({ desk }) => model.desks.includes(desk))
  if (!fits) throw new Malformed('the topic model', [{ path: 'parts', message: 'must fit each other' }])
}

const encode = (array: ArrayBufferView): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64')

/** A copy of its own: Node.js hands out parts of a pool, which views on wider numbers do not allow at odd places. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const octets = Buffer.from(text, 'base64')
  return new Uint8Array(octets.buffer.slice(octets.byteOffset, octets.byteOffset + octets.byteLength))
}
