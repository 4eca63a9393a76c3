import { describe, expect, it } from 'vitest'
import { promiseStateOf } from './promise-state.ts'
import { promisedTime } from './promise-words.ts'

const at = Date.parse
const now = at('2026-12-01T22:30:00+01:00')

describe('a promised time', () => {
  it.each([
    ['today on the bank’s clock', '2026-12-01T23:30:00+01:00', 'today'],
    ['tomorrow though it is an hour away', '2026-12-02T00:30:00+01:00', 'tomorrow'],
    ['later', '2026-12-03T10:00:00+01:00', 'later'],
  ])('is %s', (_what, by, day) => {
    expect(promisedTime(at(by), now, 'de', 'Europe/Berlin').day).toBe(day)
  })

  it('is read as the clock is read in each language', () => {
    const by = at('2026-12-03T16:30:00+01:00')
    expect(promisedTime(by, now, 'de', 'Europe/Berlin')).toMatchObject({
      time: '16:30',
      date: 'Donnerstag, 3. Dezember',
    })
    expect(promisedTime(by, now, 'en', 'Europe/Berlin')).toMatchObject({
      time: '4:30 pm',
      date: 'Thursday 3 December',
    })
  })
})

describe('a promise', () => {
  const by = (iso: string, status: 'waiting' | 'assigned' | 'answered' = 'assigned') =>
    promiseStateOf({ status, promise: { by: iso } }, now)

  it('has time, is due within the hour, or is late; an answer ends it', () => {
    expect(by('2026-12-02T10:00:00+01:00')).toBe('time')
    expect(by('2026-12-01T23:30:00+01:00')).toBe('soon')
    expect(by('2026-12-01T22:29:59+01:00')).toBe('late')
    expect(by('2026-12-01T22:29:59+01:00', 'answered')).toBe('none')
    expect(promiseStateOf({ status: 'waiting' }, now)).toBe('none')
  })
})
