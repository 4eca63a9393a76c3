import { describe, expect, test } from 'vitest'
import { MINUTE } from '#shared/instant.ts'
import { spokenTime } from './spoken-time.ts'

const spoken = (due: string, now: string, latest?: string, zone = 'Europe/Berlin') => {
  const closing = latest === undefined ? {} : { latest: Date.parse(latest) }
  return new Date(spokenTime(Date.parse(due), { now: Date.parse(now), zone, urgent: false, ...closing })).toISOString()
}

describe('a spoken time', () => {
  test('is rounded as the clocks of the zone show it, also where they stand off by half an hour', () => {
    expect(spoken('2026-11-25T05:10Z', '2026-11-24T05:00Z', undefined, 'Asia/Kolkata')).toBe('2026-11-25T05:30:00.000Z')
  })

  test('skips the full hour that a change of clocks leaves out, even where it leaves out only half of it', () => {
    const due = '2026-10-03T14:30:00.001Z'
    expect(spoken(due, '2026-09-26T16:00Z', undefined, 'Australia/Lord_Howe')).toBe('2026-10-03T16:00:00.000Z')
  })

  test('that is on the grid already stays', () => {
    expect(spoken('2026-11-25T10:00+01:00', '2026-11-24T10:00+01:00')).toBe('2026-11-25T09:00:00.000Z')
  })

  test('goes from hours to halves, quarters, five minutes and minutes to stay before the closing', () => {
    const now = '2026-11-24T10:00+01:00'
    const rounded = (closing: string) => spoken('2026-11-25T16:01:10+01:00', now, `2026-11-25T${closing}+01:00`)
    expect(rounded('17:00')).toBe('2026-11-25T16:00:00.000Z')
    expect(rounded('16:59')).toBe('2026-11-25T15:30:00.000Z')
    expect(rounded('16:20')).toBe('2026-11-25T15:15:00.000Z')
    expect(rounded('16:05')).toBe('2026-11-25T15:05:00.000Z')
    expect(rounded('16:02')).toBe('2026-11-25T15:02:00.000Z')
  })

  test('is the exact one where not even a minute is left', () => {
    expect(spoken('2026-11-25T16:01:10+01:00', '2026-11-24T10:00+01:00', '2026-11-25T16:01:30+01:00')).toBe(
      '2026-11-25T15:01:10.000Z',
    )
  })

  test('in the hour that clocks skip is the one after it', () => {
    expect(spoken('2026-03-29T01:40+01:00', '2026-03-28T10:00+01:00')).toBe('2026-03-29T01:00:00.000Z')
  })

  test('is a full hour on the wall also where clocks go back by half an hour before it', () => {
    const due = Date.parse('2026-04-05T01:50+11:00')
    const by = spokenTime(due, { now: due - 30 * 60 * MINUTE, zone: 'Australia/Lord_Howe', urgent: false })
    expect(by).toBe(Date.parse('2026-04-05T02:00+10:30'))
  })
})
