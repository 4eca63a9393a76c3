import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { pack, packAscending, unpack, unpackAscending } from './octets.ts'
import { WITNESSES } from './posterior.ts'
import type { LanguageModel, TopicModel } from './topic-model.ts'

/** Grows when texts are taken apart or weights are written in another way: those of an older format would say nothing. */
const FORMAT = 5
const WHAT = 'the topic model'
/** Columns are numbered in one octet. */
const MOST_COLUMNS = 256
const MOST_LANGUAGES = 20
/** Octets of one part: a broken file must not fill the memory. */
const MOST_OCTETS = 16_000_000
/** The head stands on the first line. */
const LINE_END = 10
const name = z.string().min(1).max(100)

/** The packed parts of each language behind the head, in this order. */
const PARTS = [
  'labels',
  'features',
  'rarities',
  'counts',
  'columns',
  'weights',
  'scales',
  'constants',
  'calibration',
  'words',
  'rows',
  'wordScales',
  'meaningWeights',
] as const
type Part = (typeof PARTS)[number]

const labelsSchema = z
  .array(z.object({ id: name, topic: name, desk: name }))
  .min(1)
  .max(MOST_COLUMNS)
const languageSchema = z.object({
  language: z.string().regex(/^[a-z]{2}$/u),
  desks: z.array(name).min(1).max(MOST_COLUMNS),
  unknownRarity: z.number().positive(),
  /** Of the meanings of words; 0 where the language has none. */
  dimensions: z.number().int().min(0).max(512),
  /** Octets of each part. */
  lengths: z.array(z.number().int().nonnegative()).length(PARTS.length),
})
type LanguageHead = z.infer<typeof languageSchema>
const headSchema = z.object({
  format: z.literal(FORMAT),
  languages: z.array(languageSchema).min(1).max(MOST_LANGUAGES),
})

/** Rarities lie between 1 and 13 (e^12 examples) and are kept in steps of a twentieth. */
const RARITY_STEP = 0.05

/** The weights as they lie in the repository: a line of JSON, then the packed parts of each language one after another. */
export function writeWeights(model: TopicModel): Uint8Array {
  const packed = [...model].map(([language, own]) => ({ language, own, parts: partsFrom(own) }))
  const languages = packed.map(({ language, own, parts }): LanguageHead => {
    const { desks, unknownRarity, vectors } = own
    const lengths = PARTS.map((part) => parts[part].length)
    return { language, desks: [...desks], unknownRarity, dimensions: vectors.dimensions, lengths }
  })
  const head = `${JSON.stringify({ format: FORMAT, languages })}\n`
  return Buffer.concat([Buffer.from(head), ...packed.flatMap(({ parts }) => PARTS.map((part) => parts[part]))])
}

function partsFrom(model: LanguageModel): Readonly<Record<Part, Uint8Array>> {
  const { vectors } = model
  const counts = Uint8Array.from(model.features, (_, at) => (model.starts[at + 1] ?? 0) - (model.starts[at] ?? 0))
  return {
    labels: pack(Buffer.from(JSON.stringify(model.labels))),
    features: packAscending(model.features),
    rarities: pack(Uint8Array.from(model.rarities, (rarity) => Math.round(rarity / RARITY_STEP))),
    counts: pack(counts),
    columns: pack(model.columns),
    weights: pack(model.weights),
    scales: pack(model.scales),
    constants: pack(model.constants),
    calibration: pack(model.calibration),
    words: packAscending(vectors.words),
    rows: pack(vectors.rows),
    wordScales: pack(vectors.scales),
    meaningWeights: pack(model.meaningWeights),
  }
}

/** Reads weights that `writeWeights` wrote. Throws Malformed where the parts do not fit each other. About 20 ms. */
export function readWeights(content: Uint8Array): TopicModel {
  const end = Math.max(0, content.indexOf(LINE_END))
  const { languages } = readAs(headSchema, jsonOf(content.subarray(0, end)), WHAT)
  try {
    let begin = end + 1
    return new Map(
      languages.map((head) => {
        const own = modelOf(head, partsOf(head, content.subarray(begin)))
        begin += head.lengths.reduce((sum, length) => sum + length, 0)
        checkParts(own)
        return [head.language, own]
      }),
    )
  } catch (cause) {
    if (cause instanceof Malformed) throw cause
    throw new Malformed(WHAT, [{ path: 'parts', message: 'must be whole' }], { cause })
  }
}

function jsonOf(text: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(text).toString())
  } catch {
    // What stands there may be anything; the error of the parser would quote it.
    throw new Malformed(WHAT, [{ path: 'head', message: 'must be a line of JSON' }])
  }
}

function partsOf({ lengths }: LanguageHead, octets: Uint8Array): (part: Part) => Uint8Array {
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

function modelOf({ desks, unknownRarity, dimensions }: LanguageHead, part: (name: Part) => Uint8Array): LanguageModel {
  const octets = (which: Part) => unpack(part(which), MOST_OCTETS)
  const floats = (which: Part) => new Float32Array(octets(which).buffer)
  return {
    labels: readAs(labelsSchema, jsonOf(octets('labels')), WHAT),
    desks,
    calibration: floats('calibration'),
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
    meaningWeights: floats('meaningWeights'),
  }
}

/** A column beyond the last is not looked for among a million: what is added to it is lost, and nothing else. */
function checkParts(model: LanguageModel): void {
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
    calibration.length === weighed &&
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
