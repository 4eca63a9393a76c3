import { describe, expect, it } from 'vitest'
import { snoozeTimes } from './snooze-times.ts'

const at = (time: string) => Date.parse(time)
const shown = (now: string, before?: string) =>
  Object.fromEntries(
    snoozeTimes(at(now), 'Europe/Berlin', before === undefined ? undefined : at(before)).map((one) => [
      one.name,
      new Date(one.at).toISOString(),
    ]),
  )

describe('times to put work aside to', () => {
  it('are in half an hour, two hours, and mornings of the institute', () => {
    expect(shown('2026-11-24T13:20:00+01:00')).toEqual({
      halfHour: '2026-11-24T12:50:00.000Z',
      twoHours: '2026-11-24T14:20:00.000Z',
      tomorrow: '2026-11-25T08:00:00.000Z',
      twoDays: '2026-11-26T08:00:00.000Z',
      week: '2026-12-01T08:00:00.000Z',
    })
  })

  it('are at nine after the clocks changed', () => {
    expect(shown('2026-03-28T01:30:00+01:00')['tomorrow']).toBe('2026-03-29T07:00:00.000Z')
    expect(shown('2026-10-24T12:30:00+02:00')['tomorrow']).toBe('2026-10-25T08:00:00.000Z')
  })

  it('lie before the promise', () => {
    expect(Object.keys(shown('2026-11-24T13:20:00+01:00', '2026-11-24T15:00:00+01:00'))).toEqual(['halfHour'])
    expect(shown('2026-11-24T13:20:00+01:00', '2026-11-24T13:30:00+01:00')).toEqual({})
  })
})
