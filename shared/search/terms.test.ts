import { describe, expect, it } from 'vitest'
import { fold } from '#shared/fold.ts'
import { sampleInquiry } from '#tests/contracts/samples.ts'
import { termsOfInquiry, termsOfMessage, termsOfQuestion } from './terms.ts'
import { wordsOf } from './words.ts'

const inquiry = sampleInquiry('a', {
  language: 'de',
  subject: 'Überweisung',
  reference: '7K3F9-Q2XWM',
  customer: { name: 'Jörg Müller-Lüdenscheidt', email: 'joerg@kunde.example', verified: false },
})
/** Whether a question finds what holds these terms. */
const finds = (question: string, terms: readonly string[]): boolean =>
  termsOfQuestion(question, ['de', 'en']).every((word) => word.some((term) => terms.includes(term)))

describe('what an inquiry is found by', () => {
  const terms = termsOfInquiry(inquiry)

  it.each(['mü', 'Muell', 'MÜLLER', 'jörg lüd', 'Lüdenscheidt', 'überweisungen', 'joerg@kunde.example'])('%s', (word) =>
    expect(finds(word, terms)).toBe(true),
  )

  it.each(['7K3F9-Q2XWM', '7k3f9q2xwm', '7K3F9–Q2XWM müller'])('its reference, however it is written: %s', (text) =>
    expect(finds(text, terms)).toBe(true),
  )

  it.each(['Schmidt', 'Müller Schmidt', '7K3F9-Q2XWZ', 'kunde'])('and not: %s', (word) =>
    expect(finds(word, terms)).toBe(false),
  )
})

describe('what a message is found by', () => {
  const said = (text: string, language = 'de') => termsOfMessage({ text }, { ...inquiry, language })

  it('its words in other forms, in its own language', () => {
    expect(finds('karte gesperrt', said('Bitte sperren Sie beide Karten, sie sind gesperrt'))).toBe(true)
    expect(finds('missing transfers', said('The transfer is missing', 'en'))).toBe(true)
  })

  it('all words of a question must be there', () => {
    expect(finds('Karte Konto', said('Meine Karte ist weg'))).toBe(false)
  })

  it('words that are everywhere find nothing and are not kept', () => {
    expect(said('und die der das ist mit')).toEqual([])
    expect(finds('die Karte', said('Karte'))).toBe(true)
    expect(termsOfQuestion('Will', ['en'])).toEqual([['will']])
  })

  it('a long text by its beginning', () => {
    const words = Array.from({ length: 5_000 }, (_, at) => `wort${at}x`)
    expect(said(words.join(' ')).length).toBeLessThanOrEqual(80)
  })
})

describe('a question', () => {
  it('has at most eight words, each once', () => {
    expect(termsOfQuestion('a1 b1 c1 d1 e1 f1 g1 h1 i1 a1', ['de'])).toHaveLength(8)
    expect(termsOfQuestion('  …  ', ['de'])).toEqual([])
  })
})

describe('words', () => {
  it('are the same whatever their case, accents and umlauts', () => {
    expect(fold('ÄÖÜ ß É Ç ﬁ')).toBe('aeoeue ss e c fi')
    expect(fold('Mu\u0308ller')).toBe('mueller')
    expect(wordsOf('Zürich, ZÜRICH & Zuerich!', 10)).toEqual(['zuerich'])
  })

  it('of other scripts are words too', () => {
    expect(wordsOf('привет مرحبا 你好', 10)).toHaveLength(3)
  })
})
