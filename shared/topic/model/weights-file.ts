import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { readGlossary, writeGlossary } from './glossary.ts'
import { pack, packAscending, unpack, unpackAscending } from './octets.ts'
import { WITNESSES } from './posterior.ts'
import type { TopicModel } from './topic-model.ts'

/** Grows when texts are taken apart or weights are written in another way: those of an older format would say nothing. */
const FORMAT = 4
const WHAT = 'the topic model'
/** Columns are numbered in one octet. */
const MOST_COLUMNS = 256
/** Octets of one part: a broken file must not fill the memory. */
const MOST_OCTETS = 16_000_000
/** The head stands on the first line. */
const LINE_END = 10
const name = z.string().min(1).max(100)

/** The packed parts behind the head, in this order. */
const PARTS = [
  'features',
  'rarities',
  'counts',
  'columns',
  'weights',
  'scales',
  'constants',
  'plain',
  'glossed',
  'words',
  'rows',
  'wordScales',
  'glossary',
  'meaningWeights',
] as const
type Part = (typeof PARTS)[number]

const headSchema = z.object({
  format: z.literal(FORMAT),
  labels: z
    .array(z.object({ id: name, topic: name, desk: name }))
    .min(1)
    .max(MOST_COLUMNS),
  desks: z.array(name).min(1).max(MOST_COLUMNS),
  unknownRarity: z.number().positive(),
  dimensions: z.number().int().min(2).max(512),
  /** Octets of each part. */
  lengths: z.array(z.number().int().nonnegative()).length(PARTS.length),
})
type Head = z.infer<typeof headSchema>

/** Rarities lie between 1 and 13 (e^12 examples) and are kept in steps of a twentieth. */
const RARITY_STEP = 0.05

/** The weights as they lie in the repository: a line of JSON, then the packed parts one after another. */
export function writeWeights(model: TopicModel): Uint8Array {
  const { labels, desks, calibration, unknownRarity, vectors } = model
  const counts = Uint8Array.from(model.features, (_, at) => (model.starts[at + 1] ?? 0) - (model.starts[at] ?? 0))
  const parts: Readonly<Record<Part, Uint8Array>> = {
    features: packAscending(model.features),
    rarities: pack(Uint8Array.from(model.rarities, (rarity) => Math.round(rarity / RARITY_STEP))),
    counts: pack(counts),
    columns: pack(model.columns),
    weights: pack(model.weights),
    scales: pack(model.scales),
    constants: pack(model.constants),
    plain: pack(calibration.plain),
    glossed: pack(calibration.glossed),
    words: packAscending(vectors.words),
    rows: pack(vectors.rows),
    wordScales: pack(vectors.scales),
    glossary: pack(Buffer.from(writeGlossary(model.glossary))),
    meaningWeights: pack(model.meaningWeights),
  }
  const lengths = PARTS.map((part) => parts[part].length)
  const { dimensions } = vectors
  const head: Head = { format: FORMAT, labels: [...labels], desks: [...desks], unknownRarity, dimensions, lengths }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...PARTS.map((part) => parts[part])])
}

/** Reads weights that `writeWeights` wrote. Throws Malformed where the parts do not fit each other. About 20 ms. */
export function readWeights(content: Uint8Array): TopicModel {
  const end = Math.max(0, content.indexOf(LINE_END))
  const head = readAs(headSchema, jsonOf(content.subarray(0, end)), WHAT)
  try {
    const model = modelOf(head, partsOf(head, content.subarray(end + 1)))
    checkParts(model)
    return model
  } catch (cause) {
    if (cause instanceof Malformed) throw cause
    throw new Malformed(WHAT, [{ path: 'parts', message: 'must be whole' }], { cause })
  }
}

function jsonOf(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line).toString())
  } catch {
    // What stands there may be anything; the error of the parser would quote it.
    throw new Malformed(WHAT, [{ path: 'head', message: 'must be a line of JSON' }])
  }
}

function partsOf({ lengths }: Head, octets: Uint8Array): (part: Part) => Uint8Array {
  let end = 0
  const ends = lengths.map((length) => {
    end += length
    return end
  })
  return (part) => {
    const at = PARTS.indexOf(part)
    return octets.subarray(at === 0 ? 0 : ends[at - 1], ends[at])
  }
}

function modelOf({ labels, desks, unknownRarity, dimensions }: Head, part: (name: Part) => Uint8Array): TopicModel {
  const octets = (which: Part) => unpack(part(which), MOST_OCTETS)
  const floats = (which: Part) => new Float32Array(octets(which).buffer)
  return {
    labels,
    desks,
    calibration: { plain: floats('plain'), glossed: floats('glossed') },
    unknownRarity,
    features: unpackAscending(part('features'), MOST_OCTETS),
    rarities: raritiesOf(octets('rarities')),
    starts: startsOf(octets('counts')),
    columns: octets('columns'),
    weights: new Int8Array(octets('weights').buffer),
    scales: floats('scales'),
    constants: floats('constants'),
    vectors: {
      dimensions,
      words: unpackAscending(part('words'), MOST_OCTETS),
      rows: octets('rows'),
      scales: floats('wordScales'),
    },
    glossary: readGlossary(Buffer.from(octets('glossary')).toString()),
    meaningWeights: floats('meaningWeights'),
  }
}

/** A column beyond the last is not looked for among a million: what is added to it is lost, and nothing else. */
function checkParts(model: TopicModel): void {
  const outputs = model.labels.length + model.desks.length
  const entries = model.starts.at(-1) ?? 0
  const { vectors, calibration } = model
  const weighed = model.desks.length * (WITNESSES * model.desks.length + 1)
  const fits =
    model.rarities.length === model.features.length &&
    model.starts.length === model.features.length + 1 &&
    model.columns.length === entries &&
    model.weights.length === entries &&
    model.scales.length === outputs &&
    model.constants.length === outputs &&
    calibration.plain.length === weighed &&
    calibration.glossed.length === weighed &&
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
