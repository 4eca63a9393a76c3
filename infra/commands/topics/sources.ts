import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { readTable } from '#shared/csv/read-table.ts'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'
import type { ModelLabel } from '#shared/topic/model/topic-model.ts'
import type { WordVectors } from '#shared/topic/model/word-vectors.ts'
import { topicOfIntent } from '#shared/topic/training/banking77-topics.ts'
import { readWordVectors } from '#shared/topic/training/read-word-vectors.ts'
import { type Example, exampleOf } from '#shared/topic/training/train-model.ts'

const TOPIC = join(import.meta.dirname, '../../../shared/topic')
export const WEIGHTS = join(TOPIC, 'model/weights.json')
const BANKING77 = '../shared/data/banking77'
/** Our own examples are few and count twice. */
const OWN_WEIGHT = 2
const deskOfIntent = z.record(z.string(), z.string())

export const wordVectors = async (): Promise<WordVectors> =>
  readWordVectors(JSON.parse(await readFile(join(TOPIC, 'training/word-vectors.json'), 'utf8')))

export async function banking77(directory = BANKING77): Promise<readonly Example[]> {
  return examplesIn(join(directory, 'train.csv'), await intentDesks(directory), 1)
}

/** The examples of this repository and the named files. */
export async function ownExamples(files: readonly string[]): Promise<readonly Example[]> {
  const folder = join(TOPIC, 'examples')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted()
  const read = [...names.map((name) => join(folder, name)), ...files].map((file) => examplesIn(file, {}, OWN_WEIGHT))
  return (await Promise.all(read)).flat()
}

export async function intentDesks(directory = BANKING77): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(directory, 'intent-to-desk.json'), 'utf8')
  return readAs(deskOfIntent, JSON.parse(text), 'intent-to-desk.json')
}

/** Rows with `text` and one of `category` (an intent), `topic` or `desk`. Throws Malformed. */
export async function examplesIn(
  file: string,
  intents: Readonly<Record<string, string>>,
  weight = 1,
): Promise<readonly Example[]> {
  const { topics } = (await compileDirectory(process.env['ANKLANG_CONFIG'] ?? 'config/musterbank')).configuration
  return readTable(file, await readFile(file, 'utf8')).map((row, at) => {
    const label = labelOf(row, intents, new Map(topics.map(({ id, desk }) => [id, desk])))
    if (label === undefined || !row.has('text')) {
      throw new Malformed(file, [{ path: `row ${at + 2}`, message: 'needs text and a known category, topic or desk' }])
    }
    return exampleOf(row.get('text') ?? '', label, weight)
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
