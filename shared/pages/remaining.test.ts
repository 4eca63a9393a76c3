import { describe, expect, it } from 'vitest'
import { remaining } from './remaining.ts'

const at = (time: string) => Date.parse(`2026-11-${time}Z`)
const left = (now: string, by: string, locale = 'de') => remaining(at('24T08:00:00'), at(by), at(now), locale)

describe('what is left until a promised time', () => {
  it.each([
    ['24T09:59:40', 'in 1 Minute'],
    ['24T09:15:00', 'in 45 Minuten'],
    ['24T08:00:00', 'in 2 Stunden'],
  ])('at %s until ten is %s', (now, words) => {
    expect(left(now, '24T10:00:00')?.words).toBe(words)
  })

  it('is told in days from a day on, and in the language of the page', () => {
    expect(left('24T08:00:00', '27T08:00:00', 'en-GB')?.words).toBe('in 3 days')
  })

  it('goes from nothing to all of the way, and is over then', () => {
    expect(left('24T08:00:00', '24T10:00:00')?.share).toBe(0)
    expect(left('24T09:00:00', '24T10:00:00')?.share).toBe(0.5)
    expect(left('24T10:00:00', '24T10:00:00')).toBeUndefined()
  })
})
