import { beforeAll, describe, expect, it } from 'vitest'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { lintTemplates } from './lint/lint-templates.ts'
import { sentencesOf } from './lint/rules.ts'
import { situations } from './lint/situations.ts'
import { foldersIn } from './register.ts'
import { createRenderer } from './renderer.ts'

let bank: Configuration
beforeAll(async () => {
  bank = (await compileDirectory('config/musterbank')).configuration
})
const withLinks = () => ({ ...bank, institute: { ...bank.institute, mail: { ...bank.institute.mail, links: true } } })

describe('every text of the sample bank', () => {
  it('keeps the rules in every situation, in every language and register', () => {
    expect(foldersIn(bank.templates)).toEqual(['de-informal', 'de', 'en-informal', 'en', 'fr'])
    expect(lintTemplates(bank, 'thorough')).toEqual([])
  }, 60_000)

  it('keeps them where links are allowed, too', () => {
    expect(lintTemplates(withLinks(), 'quick')).toEqual([])
  })

  it('says the same words in HTML', () => {
    const renderer = createRenderer(withLinks())
    const words = (html: string) =>
      html
        .replace(/^[\s\S]*<body[^>]*>/u, '')
        .replace(/<[^>]*>/gu, ' ')
        .replaceAll('&#39;', "'")
        .split(/\s+/u)
        .filter((word) => word !== '')
        .join(' ')
    for (const facts of situations(withLinks(), 1_999, false)) {
      for (const language of bank.institute.languages) {
        const { text, html, fallback } = renderer.acknowledgement({ ...facts, language })
        expect(fallback).toBeUndefined()
        expect(words(html)).toBe(text.split(/\s+/u).join(' '))
      }
    }
  })
})

describe('the topics of the sample bank', () => {
  it('complete their sentences: what was understood has no end, what to do meanwhile is one sentence', () => {
    for (const { id, understood, meanwhile } of bank.topics) {
      for (const text of Object.values(understood)) expect(text, id).not.toMatch(/[.!?]$/)
      for (const text of Object.values(meanwhile ?? {})) expect(sentencesOf(text), id).toHaveLength(1)
    }
  })
})
