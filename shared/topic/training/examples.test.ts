import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { readTable } from '#shared/csv/read-table.ts'
import { modelWords } from '../model/text-features.ts'

const FOLDER = 'shared/topic/examples'
const LEAST_GERMAN = 450
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
  it('hold enough German ones of every desk, and every topic of the sample bank in both languages', () => {
    for (const [desk, topics] of topicsOf) {
      const here = written.filter((one) => one.desk === desk)
      expect(here.filter(({ language }) => language === 'de').length, desk).toBeGreaterThanOrEqual(LEAST_GERMAN)
      for (const language of ['de', 'en']) {
        const covered = new Set(here.filter((one) => one.language === language).map(({ topic }) => topic))
        expect([...covered].toSorted(), desk).toEqual([...topics].toSorted())
      }
    }
  })

  it('are no two nearly alike: what one fold holds back must not stand in another', () => {
    const words = written.map(({ text }) => new Set(modelWords(text)))
    const holding = new Map<string, number[]>()
    const alike: string[] = []
    words.forEach((own, at) => {
      const shared = new Map<number, number>()
      for (const word of own) {
        for (const other of holding.get(word) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
        holding.set(word, [...(holding.get(word) ?? []), at])
      }
      for (const [other, count] of shared) {
        const together = own.size + (words[other]?.size ?? 0) - count
        if (count / together >= NEARLY_ALIKE) alike.push(`${written[other]?.text} – ${written[at]?.text}`)
      }
    })
    expect(alike).toEqual([])
  })
})
