import { describe, expect, it } from 'vitest'
import { answerLanguage } from './answer-language.ts'

const institute = { languages: ['de', 'en'], defaultLanguage: 'de' }

describe('answerLanguage', () => {
  it('answers in the language of the customer where there are texts for it', () => {
    expect(answerLanguage('en', institute)).toBe('en')
  })
  it('answers in the default language otherwise', () => {
    expect(answerLanguage('tr', institute)).toBe('de')
    expect(answerLanguage('', institute)).toBe('de')
  })
  it('takes a regional tag for its language, in any case', () => {
    expect(answerLanguage('EN-gb', institute)).toBe('en')
  })
})
