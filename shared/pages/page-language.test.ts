import { describe, expect, it } from 'vitest'
import { pageLanguage } from './page-language.ts'

describe('the language of a page', () => {
  it.each([
    ['en', 'de', 'en'],
    ['EN-us', 'de', 'en'],
    ['fr', 'de-AT,en;q=0.5', 'de'],
    [undefined, 'fr, en;q=0.8, de;q=0.9', 'de'],
    [undefined, 'en;q=0, de;q=0.1', 'de'],
    [undefined, 'fr,it', 'de'],
    [undefined, ';;;,,q=', 'de'],
    [undefined, undefined, 'de'],
  ])('asked for as %j by a browser with %j is %s', (lang, header, language) => {
    expect(pageLanguage(lang, header, ['de', 'en'], 'de')).toBe(language)
  })

  it('is one that there is, even when the institute’s own is not', () => {
    expect(pageLanguage(undefined, undefined, ['de', 'en'], 'nl')).toBe('de')
  })
})
