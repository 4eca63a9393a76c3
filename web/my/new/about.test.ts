import { describe, expect, it } from 'vitest'
import { answersOf, NOTHING_SAID, saidOf, withAnswer, withChosen, withSuggested } from './about.ts'

describe('what a new inquiry is about', () => {
  it('follows what the text seems to be about, until somebody says', () => {
    const suggested = withSuggested(withSuggested(NOTHING_SAID, 'cards'), 'loans')
    expect(suggested.topic).toBe('loans')
    expect(withSuggested(withChosen(suggested, 'savings'), 'cards').topic).toBe('savings')
    expect(withSuggested(withChosen(suggested, ''), 'cards').topic).toBe('')
    expect([saidOf(suggested), saidOf(withChosen(suggested, ''))]).toEqual([{}, {}])
    expect(saidOf(withChosen(suggested, 'savings'))).toEqual({ topic: 'savings' })
  })

  it('stays with what somebody has begun to answer', () => {
    const answered = withAnswer(withSuggested(NOTHING_SAID, 'loans'), 'amount', '20000')
    expect(withSuggested(answered, 'cards')).toEqual(answered)
    expect(saidOf(answered)).toEqual({ topic: 'loans', answers: { amount: '20000' } })
    expect(withSuggested(withAnswer(answered, 'amount', ' '), 'cards').topic).toBe('cards')
  })

  it('keeps the answers of each topic', () => {
    const both = withAnswer(
      withChosen(withAnswer(withChosen(NOTHING_SAID, 'loans'), 'when', 'soon'), 'cards'),
      'when',
      'now',
    )
    expect(answersOf(both)).toEqual({ when: 'now' })
    expect(answersOf(withChosen(both, 'loans'))).toEqual({ when: 'soon' })
  })
})
