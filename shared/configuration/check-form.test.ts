import { describe, expect, it } from 'vitest'
import { checkForm } from './check-form.ts'
import { exampleSource } from './example-source.fixture.ts'
import { formRules } from './form-rules.ts'

const label = { de: 'Betrag', en: 'Amount' }
const problemsOf = (form: object) =>
  checkForm({ ...exampleSource(), form: formRules.parse(form) }).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  )

describe('the form of an institute', () => {
  it('may be left to what is usual', () => {
    expect(problemsOf({})).toEqual([])
  })

  it('asks about topics that there are, in all of its languages', () => {
    const question = { id: 'amount', kind: 'amount', label: { de: 'Betrag' } }
    const [topic, missing] = problemsOf({ questions: { 'stolen-cards': [question] } })
    expect(topic).toContain('form.questions.stolen-cards names no topic that exists')
    expect(missing).toContain('label.en is missing')
  })

  it.each(['Ihre PIN', 'Welche TAN?', 'Kartennummer', 'Your card number', 'Password'])('never asks “%s”', (asked) => {
    const question = { id: 'secret', kind: 'text', label: { de: asked, en: 'x' } }
    expect(problemsOf({ questions: { 'stolen-card': [question] } })).toEqual([
      'form.questions.stolen-card.0.label must not ask for a secret or a card number',
    ])
  })

  it('gives options to choices alone, and each an id of its own', () => {
    const option = { id: 'a', label }
    const questions = [
      { id: 'one', kind: 'choice', label },
      { id: 'two', kind: 'date', label, options: [option, option] },
    ]
    expect(problemsOf({ questions: { 'stolen-card': questions } })).toEqual([
      'form.questions.stolen-card.0.options are needed by a choice, and by nothing else',
      'form.questions.stolen-card.1.options are needed by a choice, and by nothing else',
      'form.questions.stolen-card.1.options.1.id stands twice, and must be unique',
    ])
  })

  it.each(['https://bank.example/', 'bank.example', 'https://bank.example/form', '*'])(
    'is not embedded in %s, which is no origin',
    (origin) => {
      expect(formRules.safeParse({ embedOrigins: [origin] }).success).toBe(false)
    },
  )
})
