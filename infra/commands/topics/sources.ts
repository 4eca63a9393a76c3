import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { readTable } from '#shared/csv/read-table.ts'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import { readGlossary } from '#shared/topic/model/glossary.ts'
import type { ModelLabel } from '#shared/topic/model/topic-model.ts'
import { topicOfIntent } from '#shared/topic/training/banking77-topics.ts'
import { readWordVectors } from '#shared/topic/training/read-word-vectors.ts'
import { type Example, exampleOf, type Lexicon } from '#shared/topic/training/train-model.ts'

const TOPIC = join(import.meta.dirname, '../../../shared/topic')
export const WEIGHTS = join(TOPIC, 'model/weights.bin')
const BANKING77 = '../shared/data/banking77'
/** Our own examples are few and count twice. */
const OWN_WEIGHT = 2
const deskOfIntent = z.record(z.string(), z.string())

/** The word vectors and the glossary that are kept beside the training. */
export const lexicon = once(async (): Promise<Lexicon> => {
  const [vectors, glossary] = await Promise.all(
    ['word-vectors.json', 'german-glossary.txt'].map((name) => readFile(join(TOPIC, 'training', name), 'utf8')),
  )
  return { vectors: readWordVectors(JSON.parse(vectors ?? '')), glossary: readGlossary(glossary ?? '') }
})

export const configuration = once(
  async () => (await compileDirectory(process.env['ANKLANG_CONFIG'] ?? 'config/musterbank')).configuration,
)

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined
  return () => {
    result ??= work()
    return result
  }
}

export async function banking77(directory = BANKING77): Promise<readonly Example[]> {
  return examplesIn(join(directory, 'train.csv'), await intentDesks(directory))
}

/** The examples of this repository and the named files. */
export async function ownExamples(files: readonly string[]): Promise<readonly Example[]> {
  const folder = join(TOPIC, 'examples')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted()
  const read = [...names.map((name) => join(folder, name)), ...files].map((file) => examplesIn(file, {}))
  return (await Promise.all(read)).flat()
}

export async function intentDesks(directory = BANKING77): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(directory, 'intent-to-desk.json'), 'utf8')
  return readAs(deskOfIntent, JSON.parse(text), 'intent-to-desk.json')
}

/** Rows with `text` and one of `category` (an intent), `topic` or `desk`. Throws Malformed. */
export async function examplesIn(file: string, intents: Readonly<Record<string, string>>): Promise<readonly Example[]> {
  const [{ topics }, { glossary }] = await Promise.all([configuration(), lexicon()])
  return readTable(file, await readFile(file, 'utf8')).map((row, at) => {
    const label = labelOf(row, intents, new Map(topics.map(({ id, desk }) => [id, desk])))
    if (label === undefined || !row.has('text')) {
      throw new Malformed(file, [{ path: `row ${at + 2}`, message: 'needs text and a known category, topic or desk' }])
    }
    return exampleOf(row.get('text') ?? '', label, row.has('category') ? 1 : OWN_WEIGHT, glossary)
  })
}

function labelOf(
  row: ReadonlyMap<string, string>,
  intents: Readonly<Record<string, string>>,
  deskOfTopic: ReadonlyMap<string, string>,
): ModelLabel | undefined {
  const [category, topic, desk] = [row.get('category'), row.get('topic'), row.get('desk')]
  if (category !== undefined) {
    const at = intents[category]
    return at === undefined ? undefined : { id: category, topic: topicOfIntent(category) ?? 'general', desk: at }
  }
  if (topic !== undefined) {
    const at = deskOfTopic.get(topic)
    return at === undefined ? undefined : { id: topic, topic, desk: at }
  }
  return desk === undefined ? undefined : { id: `desk:${desk}`, topic: 'general', desk }
}
