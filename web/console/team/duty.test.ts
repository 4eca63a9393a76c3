import { describe, expect, it } from 'vitest'
import { createTimes } from '../../platform/times.ts'
import { absenceIn, dutyOf, staffing } from './duty.ts'

const times = createTimes('de', 'Europe/Berlin')
const now = Date.parse('2026-11-24T22:30:00+01:00')

describe('the duty of somebody', () => {
  it('ends, or begins, at a named time; where nothing is planned nothing is said', () => {
    expect(dutyOf({ onDutyUntil: '2026-11-24T23:00:00+01:00' }, times, now)).toEqual({ key: 'until', at: '23:00' })
    expect(dutyOf({ nextShiftAt: '2026-11-25T08:00:00+01:00' }, times, now)?.key).toBe('from')
    expect(dutyOf({}, times, now)).toBeUndefined()
  })
})

describe('how a desk is staffed', () => {
  it('counts who is there, and who comes later on the same day of the institute', () => {
    const there = { presence: 'available', onDutyUntil: '2026-11-24T23:00:00+01:00' } as const
    const tonight = { presence: 'offline', nextShiftAt: '2026-11-24T22:45:00Z' } as const
    const tomorrow = { presence: 'offline', nextShiftAt: '2026-11-24T23:30:00Z' } as const
    const pause = {
      presence: 'away',
      onDutyUntil: '2026-11-24T23:00:00+01:00',
      nextShiftAt: tonight.nextShiftAt,
    } as const
    expect(staffing([there, tonight, tomorrow, pause], now, times.date)).toEqual({ there: 1, later: 1 })
    expect(staffing([], now, times.date)).toEqual({ there: 0, later: 0 })
  })
})

describe('an absence', () => {
  it('is named by its days, and by its hours where it is not of whole days', () => {
    expect(absenceIn('de', { from: '2026-12-03', to: '2026-12-03' })).toBe('3. Dez.')
    expect(absenceIn('de', { from: '2026-12-03', to: '2026-12-05' })).toBe('3.–5. Dez.')
    const hours = { from: '09:00', to: '12:00' }
    expect(absenceIn('en-GB', { from: '2026-12-03', to: '2026-12-03', hours })).toBe('3 Dec 09:00–12:00')
  })
})
