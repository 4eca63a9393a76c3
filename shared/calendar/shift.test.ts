import { describe, expect, test } from 'vitest'
import type { Week } from '#shared/configuration/schema.ts'
import { type ShiftWorker, shiftAt } from './shift.ts'

const none: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const day = [{ from: '08:00', to: '16:30' }]
const holidays = ['2026-12-25']
const byDay: ShiftWorker = {
  shifts: { ...none, mon: day, tue: day, wed: day, thu: day, fri: day },
  absences: [{ from: '2026-11-25', to: '2026-11-26' }],
  worksOnHolidays: false,
}
/** Sunday evening until Monday morning. */
const byNight: ShiftWorker = {
  shifts: { ...none, sun: [{ from: '22:00', to: '24:00' }], mon: [{ from: '00:00', to: '06:00' }] },
  absences: [],
  worksOnHolidays: true,
}
const ask = (advisor: ShiftWorker, at: string) => {
  const shift = shiftAt(advisor, 'Europe/Berlin', holidays, Date.parse(at))
  const shown = (instant?: number) => (instant === undefined ? undefined : new Date(instant).toISOString())
  return [shift.onDuty, shown(shift.endsAt), shown(shift.nextStartsAt)]
}

describe('a shift', () => {
  test('is on from its start until just before its end', () => {
    expect(ask(byDay, '2026-11-23T08:00+01:00')).toEqual([true, '2026-11-23T15:30:00.000Z', '2026-11-24T07:00:00.000Z'])
    expect(ask(byDay, '2026-11-23T07:59+01:00')[0]).toBe(false)
    expect(ask(byDay, '2026-11-23T16:30+01:00')[0]).toBe(false)
  })

  test('that is over points to the next one, beyond absences of whole days', () => {
    expect(ask(byDay, '2026-11-24T20:00+01:00')).toEqual([
      false,
      '2026-11-27T15:30:00.000Z',
      '2026-11-27T07:00:00.000Z',
    ])
    expect(ask(byDay, '2026-11-26T10:00+01:00')[0]).toBe(false)
  })

  test('does not begin on a holiday, except for who works then', () => {
    expect(ask(byDay, '2026-12-25T10:00+01:00')[0]).toBe(false)
    expect(ask({ ...byDay, worksOnHolidays: true }, '2026-12-25T10:00+01:00')[0]).toBe(true)
  })

  test('goes on over midnight', () => {
    expect(ask(byNight, '2026-11-22T23:00+01:00')).toEqual([
      true,
      '2026-11-23T05:00:00.000Z',
      '2026-11-29T21:00:00.000Z',
    ])
  })

  test('is an hour longer in the night in which clocks go back', () => {
    const sunday: ShiftWorker = { ...byNight, shifts: { ...none, sun: [{ from: '00:00', to: '06:00' }] } }
    expect(ask(sunday, '2026-10-25T00:00+02:00').slice(0, 2)).toEqual([true, '2026-10-25T05:00:00.000Z'])
  })

  test('never comes for somebody without shifts or on leave for years', () => {
    expect(ask({ ...byDay, shifts: none }, '2026-11-23T10:00+01:00')).toEqual([false, undefined, undefined])
    const onLeave = { ...byDay, absences: [{ from: '2026-01-01', to: '2029-12-31' }] }
    expect(ask(onLeave, '2026-11-23T10:00+01:00')).toEqual([false, undefined, undefined])
  })

  test('that never ends has no end and no successor', () => {
    const all = [{ from: '00:00', to: '24:00' }]
    const shifts = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all }
    const robot: ShiftWorker = { shifts, absences: [], worksOnHolidays: true }
    expect(ask(robot, '2026-11-23T10:00+01:00')).toEqual([true, undefined, undefined])
  })

  test('is asked again without being compiled anew, and anew for another zone or other holidays', () => {
    const at = Date.parse('2026-12-25T10:00+01:00')
    expect(shiftAt(byDay, 'Europe/Berlin', holidays, at).onDuty).toBe(false)
    expect(shiftAt(byDay, 'Europe/Berlin', holidays, at).onDuty).toBe(false)
    expect(shiftAt(byDay, 'Europe/Berlin', [], at).onDuty).toBe(true)
    expect(shiftAt(byDay, 'America/New_York', [], at).onDuty).toBe(false)
  })
})

describe('an absence of some hours', () => {
  const doctor: ShiftWorker = {
    ...byDay,
    absences: [{ from: '2026-11-24', to: '2026-11-25', hours: { from: '10:00', to: '12:00' } }],
  }

  test('interrupts the shift of each of its days', () => {
    expect(ask(doctor, '2026-11-24T09:59+01:00')).toEqual([
      true,
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T11:00:00.000Z',
    ])
    expect(ask(doctor, '2026-11-24T10:00+01:00')[0]).toBe(false)
    expect(ask(doctor, '2026-11-25T12:00+01:00')[0]).toBe(true)
    expect(ask(doctor, '2026-11-26T11:00+01:00')[0]).toBe(true)
  })
})
