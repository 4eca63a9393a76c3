import { describe, expect, it } from 'vitest'
import { questionOf } from './question.ts'

describe('what is typed into the search', () => {
  it('is asked without the days that are not chosen', () => {
    expect(questionOf({ text: ' Zwetsch ', from: '', to: '' })).toEqual({ text: 'Zwetsch' })
    expect(questionOf({ text: 'Karte', from: '2026-11-01', to: '2026-11-01' })).toEqual({
      text: 'Karte',
      from: '2026-11-01',
      to: '2026-11-01',
    })
  })

  it('is not asked while it is too short, or ends before it begins', () => {
    expect(questionOf({ text: ' a ', from: '', to: '' })).toBe('short')
    expect(questionOf({ text: 'Karte', from: '2026-11-02', to: '2026-11-01' })).toBe('order')
  })
})
