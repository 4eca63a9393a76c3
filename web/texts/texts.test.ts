import { describe, expect, it } from 'vitest'
import { filled, PAGE_LANGUAGES, textsIn } from './texts.ts'

const placesIn = (value: unknown, path = ''): string[] =>
  typeof value === 'string'
    ? [...value.matchAll(/\{\w+\}/gu)].map(([place]) => `${path}${place}`)
    : Object.entries(Object(value)).flatMap(([key, inner]) => placesIn(inner, `${path}${key}.`))

describe('the words of the pages', () => {
  it('have the same places in every language', () => {
    for (const language of PAGE_LANGUAGES) expect(placesIn(textsIn(language))).toEqual(placesIn(textsIn('en')))
  })

  it('are English for a language without words', () => {
    expect(textsIn('tlh')).toBe(textsIn('en'))
  })

  it('take values into their places, and nothing from a value is a place', () => {
    expect(filled('Hello {name}, {name}{none}!', { name: '{x}' })).toBe('Hello {x}, {x}!')
  })
})
