import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuTime } from '#tests/support/cpu-time.ts'
import { detectLanguage } from './detect-language.ts'
import { SHORT_SENTENCES } from './short-sentences.fixture.ts'

const house = { languages: ['de', 'en'], fallback: 'de' }

describe('detectLanguage', () => {
  for (const [language, sentences] of Object.entries(SHORT_SENTENCES)) {
    it(`knows short sentences in ${language}`, () => {
      const wrong = sentences.filter((sentence) => detectLanguage(sentence, house) !== language)
      expect(wrong).toEqual([])
    })
  }

  it('prefers a language of the institute for a word or two', () => {
    for (const text of ['Karte verloren', 'Kontonummer', 'Karte weg', 'Kontoauszug 2025', 'Hilfe']) {
      expect(detectLanguage(text, house), text).toBe('de')
    }
    for (const text of ['transfer', 'lost my card', 'help', 'thanks']) {
      expect(detectLanguage(text, house), text).toBe('en')
    }
  })

  it('returns a language that the institute does not speak', () => {
    expect(detectLanguage('Ik ben mijn pas kwijt, kunt u hem blokkeren?', house)).toBe('nl')
    expect(detectLanguage('привет', house)).toBe('ru')
    expect(detectLanguage('你好', house)).toBe('zh')
  })

  it('lets the known language of the customer decide what is too short to tell', () => {
    expect(detectLanguage('ok', { ...house, prior: 'fr' })).toBe('fr')
    expect(detectLanguage('Transfer', { ...house, prior: 'en' })).toBe('en')
  })

  it('believes a clear sentence more than the known language', () => {
    expect(detectLanguage('Meine Karte wurde gestohlen!', { ...house, prior: 'fr' })).toBe('de')
    expect(detectLanguage('My card was stolen!', { ...house, prior: 'de' })).toBe('en')
  })

  it('keeps German and English apart whatever the known language is', () => {
    for (const language of ['de', 'en']) {
      for (const prior of ['de', 'en', 'fr', 'it', 'es', 'tr', 'pl']) {
        const wrong = (SHORT_SENTENCES[language] ?? []).filter(
          (sentence) => detectLanguage(sentence, { ...house, prior }) !== language,
        )
        expect(wrong, prior).toEqual([])
      }
    }
  })

  it('falls back where nothing is said', () => {
    for (const text of ['', '   ', '???', '12345', 'DE89 3704 0044 0532 0130 00', 'anna@kunde.example']) {
      expect(detectLanguage(text, house), text).toBe('de')
    }
  })

  it('ignores links, addresses and numbers', () => {
    const text = 'https://www.example.com/this/is/english anna@the-customer.example 4711 Meine Karte wurde gestohlen'
    expect(detectLanguage(text, { ...house, fallback: 'en' })).toBe('de')
  })

  it('answers any text with a language code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(detectLanguage(text, house)).toMatch(/^[a-z]{2,3}$/)
      }),
    )
  })

  it('reads only the beginning of a very long text', () => {
    const beginning = 'Meine Karte wurde gestohlen, bitte sperren Sie sie sofort. '.repeat(20)
    const start = cpuTime()
    expect(detectLanguage(`${beginning}${'a@'.repeat(500_000)}`, house)).toBe('de')
    expect(cpuTime() - start).toBeLessThan(200)
  })
})
