import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '#shared/configuration/form-rules.ts'
import { answersTo, spokenAnswers } from './answers.ts'

const label = { de: 'Frage', en: 'Question' }
const options = [
  { id: 'a', label: { de: 'Ja', en: 'Yes' } },
  { id: 'b', label: { de: 'Nein', en: 'No' } },
]
const questions: readonly Question[] = [
  { id: 'text', kind: 'text', label: { de: 'Text', en: 'Text' } },
  { id: 'date', kind: 'date', label: { de: 'Tag', en: 'Day' } },
  { id: 'amount', kind: 'amount', label: { de: 'Betrag', en: 'Amount' } },
  { id: 'choice', kind: 'choice', label, options },
]
const anything = fc.dictionary(fc.constantFrom('text', 'date', 'amount', 'choice', 'other'), fc.string())

describe('answers to guided questions', () => {
  it('are read or refused, whatever they are, and spoken with one entry each', () => {
    fc.assert(
      fc.property(anything, (answers) => {
        const read = answersTo(questions).safeParse(answers)
        if (!read.success) return
        expect(Object.keys(spokenAnswers(answers, questions, 'de'))).toHaveLength(Object.keys(answers).length)
      }),
    )
  })

  it.each([
    [{ date: '24.1.2026' }, { Day: '24 January 2026' }],
    [{ date: '2026-01-24' }, { Day: '24 January 2026' }],
    [{ choice: 'b' }, { Question: 'No' }],
    [{ amount: ' 1.250,50 € ' }, { Amount: '1.250,50 €' }],
  ])('are spoken in words: %j', (answers, spoken) => {
    expect(spokenAnswers(answers, questions, 'en')).toEqual(spoken)
  })

  it.each([
    { date: '2026-02-30' },
    { date: '31.2.2026' },
    { amount: '€' },
    { choice: 'c' },
    { text: 'x'.repeat(501) },
    { iban: 'x' },
  ])('are refused: %j', (answers) => {
    expect(answersTo(questions).safeParse(answers).success).toBe(false)
  })
})
