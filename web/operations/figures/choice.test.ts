import { describe, expect, it } from 'vitest'
import { behind, choiceOf, rangeOf } from './choice.ts'

const range = { from: '2026-11-17T10:00:00.000Z', to: '2026-11-24T10:00:00.000Z' }
const chosen = (search: string) => choiceOf(new URLSearchParams(search))

describe('what is looked at', () => {
  it('is a week of first responses by day until somebody chooses', () => {
    expect(chosen('groupBy=colour&days=1000')).toMatchObject({ groupBy: 'day', measured: 'firstResponse', days: '7' })
  })

  it('stays the same question for an hour', () => {
    const choice = chosen('days=7')
    expect(rangeOf(choice, Date.parse('2026-11-24T09:12:00Z'), 'Europe/Berlin')).toEqual(range)
    expect(rangeOf(choice, Date.parse('2026-11-24T09:59:00Z'), 'Europe/Berlin')).toEqual(range)
  })
})

describe('one day', () => {
  it('is that local day, whatever time it is', () => {
    expect(rangeOf(chosen('day=2026-11-24&days=30'), Date.parse('2026-12-01T09:00:00Z'), 'Europe/Berlin')).toEqual({
      from: '2026-11-23T23:00:00.000Z',
      to: '2026-11-24T23:00:00.000Z',
    })
    expect(chosen('day=today').day).toBeUndefined()
  })
})

describe('the inquiries behind a group', () => {
  it('are those of a local day, 25 hours long when the clocks go back', () => {
    expect(behind(chosen('groupBy=day&show=2026-10-25&desk=cards'), range, 'Europe/Berlin')).toEqual({
      desk: 'cards',
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    })
  })

  it('are those of a desk in the whole range, within what is chosen besides', () => {
    expect(behind(chosen('groupBy=desk&show=cards&channel=web'), range, 'Europe/Berlin')).toEqual({
      ...range,
      desk: 'cards',
      channel: 'web',
    })
  })

  it('are not asked for where a group is many times', () => {
    expect(behind(chosen('groupBy=weekday&show=mon'), range, 'Europe/Berlin')).toBeUndefined()
  })
})
