import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { readTable } from '#shared/csv/read-table.ts'
import { Malformed } from '#shared/errors.ts'
import { detectLanguage } from '#shared/language/detect-language.ts'
import { readAs } from '#shared/read-as.ts'
import type { ModelLabel } from '#shared/topic/model/topic-model.ts'
import { NO_VECTORS } from '#shared/topic/model/word-vectors.ts'
import { topicOfIntent } from '#shared/topic/training/banking77-topics.ts'
import { readWordVectors } from '#shared/topic/training/read-word-vectors.ts'
import { type Example, exampleOf, type Making } from '#shared/topic/training/train-model.ts'

const TOPIC = join(import.meta.dirname, '../../../shared/topic')
export const WEIGHTS = join(TOPIC, 'model/weights.bin')
const BANKING77 = '../shared/data/banking77'
/** Languages that have a model; the first one also reads all the others. */
export const LANGUAGES = ['en', 'de'] as const
type Language = (typeof LANGUAGES)[number]
/** Weights that fit together into the 2 MB of the file. */
const MOST_WEIGHTS: Readonly<Record<Language, number>> = { en: 905_000, de: 820_000 }
/** How much one of our own texts counts: in English there are ten thousand that customers wrote. */
const OWN_WEIGHT: Readonly<Record<Language, number>> = { en: 0.5, de: 1 }
/** A term counts this part of a text: it says what it is about and nothing of how people write. */
const TERM_PART = 0.4
/** Our own texts for the intents of BANKING77. */
const INTENTS = join(TOPIC, 'training/intents-en.csv')
const deskOfIntent = z.record(z.string(), z.string())

const modelled = (language: string): Language => LANGUAGES.find((own) => own === language) ?? LANGUAGES[0]

/** How models of a language are made: only in English the meanings of words add to what the examples say. */
export async function makingOf(language: Language): Promise<Making> {
  const mostWeights = MOST_WEIGHTS[language]
  if (language !== 'en') return { vectors: NO_VECTORS, mostWeights }
  const vectors = await readFile(join(TOPIC, 'training/english-word-vectors.json'), 'utf8')
  return { vectors: readWordVectors(JSON.parse(vectors)), mostWeights }
}

export const configuration = once(
  async () => (await compileDirectory(process.env['ANKLANG_CONFIG'] ?? 'config/musterbank')).configuration,
)

const deskOfTopic = once(
  async (): Promise<ReadonlyMap<string, string>> =>
    new Map((await configuration()).topics.map(({ id, desk }) => [id, desk])),
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

/** What the models of a language learn beside examples, and are not judged by. Throws Malformed. */
export async function taught(language: Language, directory = BANKING77): Promise<readonly Example[]> {
  const own = language === 'en' ? await examplesIn(INTENTS, await intentDesks(directory)) : []
  return [...(await terms(language)), ...own.map((example) => ({ ...example, weight: OWN_WEIGHT[language] }))]
}

/** Words and turns of phrase of the topics, for training alone: lines of `topic: term; term; …`. Throws Malformed. */
async function terms(language: Language): Promise<readonly Example[]> {
  const name = `terms-${language}.txt`
  const [deskOf, text] = await Promise.all([deskOfTopic(), readFile(join(TOPIC, 'training', name), 'utf8')])
  return text.split('\n').flatMap((line, at) => {
    if (line === '') return []
    const [topic = '', said = ''] = line.split(/:(.*)/su)
    const desk = deskOf.get(topic)
    if (desk === undefined) throw new Malformed(name, [{ path: `line ${at + 1}`, message: 'needs a known topic' }])
    const label = { id: topic, topic, desk }
    return said.split(';').map((term) => exampleOf(term.trim(), language, label, TERM_PART * OWN_WEIGHT[language]))
  })
}

/** Examples by the language whose model reads them. */
export const byLanguage = (examples: readonly Example[]): ReadonlyMap<Language, readonly Example[]> =>
  Map.groupBy(examples, ({ language }) => modelled(language))

export async function intentDesks(directory = BANKING77): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(directory, 'intent-to-desk.json'), 'utf8')
  return readAs(deskOfIntent, JSON.parse(text), 'intent-to-desk.json')
}

/** Rows with `text`, one of `category` (an intent), `topic` or `desk`, and perhaps `language`. Throws Malformed. */
export async function examplesIn(file: string, intents: Readonly<Record<string, string>>): Promise<readonly Example[]> {
  const { languages, defaultLanguage: fallback } = (await configuration()).institute
  const deskOf = await deskOfTopic()
  return readTable(file, await readFile(file, 'utf8')).map((row, at) => {
    const label = labelOf(row, intents, deskOf)
    if (label === undefined || !row.has('text')) {
      throw new Malformed(file, [{ path: `row ${at + 2}`, message: 'needs text and a known category, topic or desk' }])
    }
    const text = row.get('text') ?? ''
    // BANKING77 is English throughout.
    if (row.has('category')) return exampleOf(text, 'en', label, 1)
    const language = row.get('language') ?? detectLanguage(text, { languages, fallback })
    return exampleOf(text, language, label, OWN_WEIGHT[modelled(language)])
  })
}

function labelOf(
  row: ReadonlyMap<string, string>,
  intents: Readonly<Record<string, string>>,
  deskOf: ReadonlyMap<string, string>,
): ModelLabel | undefined {
  const [category, topic, desk] = [row.get('category'), row.get('topic'), row.get('desk')]
  if (category !== undefined) {
    const at = intents[category]
    return at === undefined ? undefined : { id: category, topic: topicOfIntent(category) ?? 'general', desk: at }
  }
  if (topic !== undefined) {
    const at = deskOf.get(topic)
    return at === undefined ? undefined : { id: topic, topic, desk: at }
  }
  return desk === undefined ? undefined : { id: `desk:${desk}`, topic: 'general', desk }
}
