import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { readGlossary, writeGlossary } from './glossary.ts'
import { pack, packAscending, unpack, unpackAscending } from './octets.ts'
import type { TopicModel } from './topic-model.ts'

/** Grows when texts are taken apart or weights are written in another way: those of an older format would say nothing. */
const FORMAT = 3
const WHAT = 'the topic model'
/** Columns are numbered in one octet. */
const MOST_COLUMNS = 256
const packed = z.string().max(4_000_000)
/** Octets of one part: a broken file must not fill the memory. */
const MOST_OCTETS = 16_000_000
const name = z.string().min(1).max(100)

/** The weights as they lie in the repository: JSON, so that Node.js, esbuild and vitest all import it alike. */
const fileSchema = z.object({
  format: z.literal(FORMAT),
  labels: z
    .array(z.object({ id: name, topic: name, desk: name }))
    .min(1)
    .max(MOST_COLUMNS),
  desks: z.array(name).min(1).max(MOST_COLUMNS),
  temperatures: z.object({ plain: z.number().positive(), glossed: z.number().positive() }),
  unknownRarity: z.number().positive(),
  features: packed,
  rarities: packed,
  counts: packed,
  columns: packed,
  weights: packed,
  scales: packed,
  constants: packed,
  vectors: z.object({ dimensions: z.number().int().min(2).max(512), words: packed, rows: packed, scales: packed }),
  glossary: packed,
  meaningWeights: packed,
})

/** Rarities lie between 1 and 13 (e^12 examples) and are kept in steps of a twentieth. */
const RARITY_STEP = 0.05

export function writeWeights(model: TopicModel): string {
  const { labels, desks, temperatures, unknownRarity, vectors } = model
  const counts = Uint8Array.from(model.features, (_, at) => (model.starts[at + 1] ?? 0) - (model.starts[at] ?? 0))
  return `${JSON.stringify({
    format: FORMAT,
    labels,
    desks,
    temperatures,
    unknownRarity,
    features: packAscending(model.features),
    rarities: pack(Uint8Array.from(model.rarities, (rarity) => Math.round(rarity / RARITY_STEP))),
    counts: pack(counts),
    columns: pack(model.columns),
    weights: pack(model.weights),
    scales: pack(model.scales),
    constants: pack(model.constants),
    vectors: {
      dimensions: vectors.dimensions,
      words: packAscending(vectors.words),
      rows: pack(vectors.rows),
      scales: pack(vectors.scales),
    },
    glossary: pack(Buffer.from(writeGlossary(model.glossary))),
    meaningWeights: pack(model.meaningWeights),
  })}\n`
}

/** Reads weights that `writeWeights` wrote. Throws Malformed where the parts do not fit each other. About 20 ms. */
export function readWeights(content: unknown): TopicModel {
  const file = readAs(fileSchema, content, WHAT)
  try {
    const model = modelOf(file)
    checkParts(model)
    return model
  } catch (cause) {
    if (cause instanceof Malformed) throw cause
    throw new Malformed(WHAT, [{ path: 'parts', message: 'must be whole' }], { cause })
  }
}

function modelOf(file: z.infer<typeof fileSchema>): TopicModel {
  return {
    labels: file.labels,
    desks: file.desks,
    temperatures: file.temperatures,
    unknownRarity: file.unknownRarity,
    features: unpackAscending(file.features, MOST_OCTETS),
    rarities: raritiesOf(decode(file.rarities)),
    starts: startsOf(decode(file.counts)),
    columns: decode(file.columns),
    weights: new Int8Array(decode(file.weights).buffer),
    scales: new Float32Array(decode(file.scales).buffer),
    constants: new Float32Array(decode(file.constants).buffer),
    vectors: {
      dimensions: file.vectors.dimensions,
      words: unpackAscending(file.vectors.words, MOST_OCTETS),
      rows: decode(file.vectors.rows),
      scales: new Float32Array(decode(file.vectors.scales).buffer),
    },
    glossary: readGlossary(Buffer.from(decode(file.glossary)).toString()),
    meaningWeights: new Float32Array(decode(file.meaningWeights).buffer),
  }
}

/** A column beyond the last is not looked for among a million: what is added to it is lost, and nothing else. */
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
    model.labels.every(({ desk }) => model.desks.includes(desk))
  if (!fits) throw new Malformed(WHAT, [{ path: 'parts', message: 'must fit each other' }])
}

// Plain loops: a callback for each of a million numbers takes longer than everything else together.

function startsOf(counts: Uint8Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1)
  let start = 0
  for (let at = 0; at < counts.length; at += 1) {
    start += counts[at] ?? 0
    starts[at + 1] = start
  }
  return starts
}

function raritiesOf(steps: Uint8Array): Float32Array {
  const rarities = new Float32Array(steps.length)
  for (let at = 0; at < steps.length; at += 1) rarities[at] = (steps[at] ?? 0) * RARITY_STEP
  return rarities
}

const decode = (text: string): Uint8Array<ArrayBuffer> => unpack(text, MOST_OCTETS)
