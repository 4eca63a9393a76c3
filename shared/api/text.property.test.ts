import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, emailText, messageText, nameText } from './text.ts'

const anything = fc.string({ unit: 'binary', maxLength: 300 })

describe('text from outside', () => {
  it('never keeps control characters, carriage returns or broken surrogates', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const clean = cleanText(text)
        expect(clean.isWellFormed()).toBe(true)
        expect(/[^\P{Cc}\n\t]/u.test(clean)).toBe(false)
      }),
    )
  })

  it('is the same however often it is cleaned', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
      }),
    )
  })

  it('keeps the lines and bullets of what was pasted from Word', () => {
    expect(cleanText('Guten Tag,\r\n\uf0b7\tIhre Karte\u000bkommt\u2028morgen')).toBe(
      'Guten Tag,\n•\tIhre Karte\nkommt\nmorgen',
    )
  })

  it('keeps all letters of all scripts, marks and emoji', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{M}\p{N}\p{P}\p{Emoji}]{1,50}$/u), (text) => {
        expect(messageText.parse(text)).toBe(text)
      }),
    )
  })

  it('is one line where one line is wanted, so that nobody can add a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '\t', '\u2028'), maxLength: 60 }), (text) => {
        expect(/[\r\n\u2028]/u.test(nameText.parse(text))).toBe(false)
      }),
    )
  })

  it('has one form for one address', () => {
    expect(emailText.parse(' Anna.Meier@Kunde.EXAMPLE ')).toBe('anna.meier@kunde.example')
    expect(emailText.parse('jo@münchen.example')).toBe('jo@xn--mnchen-3ya.example')
    for (const wrong of [
      '',
      'a',
      '@kunde.example',
      'a@',
      'a@b@c.example',
      'a b@kunde.example',
      'a@kunde.example\nBcc: x@y.example',
    ])
      expect(emailText.safeParse(wrong).success, wrong).toBe(false)
  })
})
