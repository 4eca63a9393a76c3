import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPattern } from './pattern.ts'
import { tokensOf } from './tokens.ts'
import { firstMatch, numbered, WordIndex } from './word-index.ts'

function matchAt(source: string, text: string): number | undefined {
  const index = new WordIndex()
  const pattern = readPattern(source)
  if (pattern === undefined) throw new Error('no pattern')
  const rule = numbered(pattern, index)
  return firstMatch(rule, index.places(tokensOf(text)))
}
const matches = (source: string, text: string) => matchAt(source, text) !== undefined

describe('patterns', () => {
  it('match whole words in any case', () => {
    expect(matches('festgeld', 'Ihr FESTGELD.')).toBe(true)
    expect(matches('pin', 'Spinne')).toBe(false)
    expect(matches('pin', 'Pinsel')).toBe(false)
  })

  it('match by their beginning with a star', () => {
    expect(matches('überweis*', 'Die Überweisungen')).toBe(true)
    expect(matches('überweis*', 'Rücküberweisung')).toBe(false)
  })

  it('match umlauts, sharp s and accents however they are typed', () => {
    for (const text of ['Überweisung', 'UEBERWEISUNG', 'uberweisung', 'u\u0308berweisung']) {
      expect(matches('überweis*', text), text).toBe(true)
    }
    expect(matches('schließen', 'SCHLIESSEN')).toBe(true)
    expect(matches('cafe', 'Café')).toBe(true)
    expect(matches('don’t know', 'dont know')).toBe(true)
  })

  it('read a hyphen as a gap between words', () => {
    expect(matches('ec-karte*', 'meine EC Karten')).toBe(true)
    expect(matches('online banking', 'im Online-Banking')).toBe(true)
  })

  it('match phrases only side by side and in order', () => {
    expect(matches('karte weg', 'meine Karte weg')).toBe(true)
    expect(matches('karte weg', 'Karte auf dem Weg')).toBe(false)
    expect(matches('karte weg', 'weg Karte')).toBe(false)
  })

  it('match parts near each other in any order', () => {
    expect(matches('karte* … gestohlen', 'Gestohlen wurde mir heute die Karte')).toBe(true)
    expect(matches('karte* … gestohlen', `Karte ${'und '.repeat(8)} gestohlen`)).toBe(false)
    expect(matches('karte … nicht … da', 'Karte da? nein, nicht')).toBe(true)
    expect(matches('karte … gestohlen', 'Karte')).toBe(false)
  })

  it('find the nearest of many places', () => {
    expect(matchAt('a1 … b1', `a1 ${'x1 '.repeat(20)} a1 b1`)).toBe(21)
  })

  it('hold no pattern without a word', () => {
    expect(readPattern(' … * ')).toBeUndefined()
  })

  it('find a word wherever it stands among others', () => {
    const word = fc.stringMatching(/^[a-z]{2,12}$/)
    fc.assert(
      fc.property(
        word,
        fc.array(word, { maxLength: 30 }),
        fc.array(word, { maxLength: 30 }),
        (needle, before, after) => {
          const text = [...before, needle, ...after].join(' ')
          const at = matchAt(needle, text)
          expect(at).toBe([...before, needle].indexOf(needle))
        },
      ),
    )
  })
})
