import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { createRenderer } from './renderer.ts'
import { facts } from './sample-facts.fixture.ts'

let bank: Configuration
beforeAll(async () => {
  bank = (await compileDirectory('config/musterbank')).configuration
})

describe('an acknowledgement of a message whose files were not all kept', () => {
  it.each([
    ['de', 1, 'Eine Datei konnten wir nicht annehmen: Möglich sind je Nachricht 20 Dateien mit höchstens 20 MB'],
    ['de', 3, '3 Dateien konnten wir nicht annehmen'],
    ['en', 1, 'One file could not be accepted: a message can bring 20 files of at most 20 MB'],
    ['en', 3, '3 files could not be accepted'],
  ])('says so (%s, %i)', (language, notTaken, words) => {
    for (const kind of ['acknowledgement', 'notice'] as const) {
      const { text, html, fallback } = createRenderer(bank).acknowledgement(facts({ language, notTaken, kind }))
      expect(fallback).toBeUndefined()
      expect(text).toContain(words)
      expect(html).toContain(words)
    }
  })

  it('says so where the institute’s template fails', () => {
    const broken = { ...bank, templates: { ...bank.templates, 'de/acknowledgement.liquid': '{% if' } }
    const { text, fallback } = createRenderer(broken).acknowledgement(facts({ notTaken: 1 }))
    expect(fallback).toBeDefined()
    expect(text).toContain('Nicht alle Dateien konnten wir annehmen')
  })

  it('says nothing of files where all were kept', () => {
    expect(createRenderer(bank).acknowledgement(facts()).text).not.toContain('Datei')
  })
})
