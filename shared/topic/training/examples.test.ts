import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { readTable } from '#shared/csv/read-table.ts'
import { modelWords } from '../model/text-features.ts'

const FOLDER = 'shared/topic/examples'
const INTENTS = 'shared/topic/training/intents-en.csv'
const BANKING77_INTENTS = 77
const LEAST_AN_INTENT = 40
const LEAST = { de: 2_000, en: 400 }
/** Share of the words of two texts together that both hold, from which on they say the same in the same words. */
const NEARLY_ALIKE = 0.8

interface Written {
  readonly desk: string
  readonly language: string
  readonly topic: string
  readonly text: string
}
let written: readonly Written[]
let topicsOf: ReadonlyMap<string, readonly string[]>
beforeAll(async () => {
  const { topics } = (await compileDirectory('config/musterbank')).configuration
  topicsOf = new Map([...Map.groupBy(topics, ({ desk }) => desk)].map(([desk, own]) => [desk, own.map(({ id }) => id)]))
  const names = await readdir(FOLDER)
  const read = names.map(async (name) => {
    const rows = readTable(name, await readFile(join(FOLDER, name), 'utf8'))
    const part = (row: ReadonlyMap<string, string>, column: string) => row.get(column) ?? ''
    return rows.map((row) => ({
      desk: name.replace('.csv', ''),
      language: part(row, 'language'),
      topic: part(row, 'topic'),
      text: part(row, 'text'),
    }))
  })
  written = (await Promise.all(read)).flat()
})

describe('our own examples', () => {
  it('hold enough of every desk and every topic of the sample bank in both languages', () => {
    for (const [desk, topics] of topicsOf) {
      const here = written.filter((one) => one.desk === desk)
      for (const language of ['de', 'en'] as const) {
        const texts = here.filter((one) => one.language === language)
        expect(texts.length, desk).toBeGreaterThanOrEqual(LEAST[language])
        const covered = new Set(texts.map(({ topic }) => topic))
        expect([...covered].toSorted(), desk).toEqual([...topics].toSorted())
      }
    }
  })

  it('are no two nearly alike: what one fold holds back must not stand in another', () => {
    expect(nearlyAlike(written.map(({ text }) => text))).toEqual([])
  })
})

describe('our own texts for intents', () => {
  it('speak for every intent, no two nearly alike', async () => {
    const rows = readTable(INTENTS, await readFile(INTENTS, 'utf8'))
    const byIntent = Map.groupBy(rows, (row) => row.get('category') ?? '')
    expect(byIntent.size).toBe(BANKING77_INTENTS)
    for (const [intent, texts] of byIntent) expect(texts.length, intent).toBeGreaterThanOrEqual(LEAST_AN_INTENT)
    expect(nearlyAlike(rows.map((row) => row.get('text') ?? ''))).toEqual([])
  })
})

/** Pairs of texts of which most words stand in both. */
function nearlyAlike(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  const words = texts.map((text) => new Set(modelWords(text)))
  for (const own of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
  const holding = new Map<string, number[]>()
  const alike: string[] = []
  words.forEach((own, at) => {
    // Texts nearly alike share one of their rarest words (prefix filtering, Chaudhuri et al., ICDE 2006).
    const rarest = [...own].toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))
    const looked = rarest.slice(0, own.size - Math.ceil(NEARLY_ALIKE * own.size) + 1)
    for (const other of new Set(looked.flatMap((word) => holding.get(word) ?? []))) {
      const shared = [...own].filter((word) => words[other]?.has(word)).length
      const together = own.size + (words[other]?.size ?? 0) - shared
      if (shared / together >= NEARLY_ALIKE) alike.push(`${texts[other]} – ${texts[at]}`)
    }
    for (const word of looked) {
      const known = holding.get(word)
      if (known === undefined) holding.set(word, [at])
      else known.push(at)
    }
  })
  return alike
}
