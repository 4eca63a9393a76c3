import { describe, expect, test } from 'vitest'
import { Missing } from '#shared/errors.ts'
import { indexConfiguration } from './configuration-index.ts'
import { exampleSource } from './example-source.fixture.ts'

const configuration = { ...exampleSource(), holidayDates: ['2026-11-30'] }
const index = indexConfiguration({ version: 4, configuration })
/** A Monday, ten o'clock. */
const monday = Date.parse('2026-11-23T10:00+01:00')
const holiday = Date.parse('2026-11-30T10:00+01:00')

describe('the index of a configuration', () => {
  test('finds everything by its id', () => {
    expect(index.version).toBe(4)
    expect(index.zone).toBe('Europe/Berlin')
    expect(index.desk('security')?.urgent).toBe(true)
    expect(index.topic('stolen-card')?.desk).toBe('security')
    expect(index.advisor('kaya')?.capacity).toBe(5)
    expect(index.advisorBySub('s-wolf')?.id).toBe('wolf')
    expect(index.generalDesk().id).toBe('general')
    expect(index.urgentDesk?.id).toBe('security')
  })

  test('finds nothing under names that do not exist', () => {
    expect([index.desk('x'), index.topic('x'), index.advisor('x'), index.advisorBySub('x')]).toEqual(
      Array.from({ length: 4 }),
    )
    expect(index.advisorsOf('x')).toEqual([])
    expect(() => index.calendar('x')).toThrow(Missing)
    expect(() => index.shift('x', monday)).toThrow(Missing)
  })

  test('lists the advisors of a desk in their order', () => {
    expect(index.advisorsOf('general').map(({ id }) => id)).toEqual(['kaya', 'wolf'])
    expect(index.advisorsOf('security').map(({ id }) => id)).toEqual(['kaya'])
  })

  test('has the calendar of a desk and the shifts of an advisor, with the holidays of this version', () => {
    expect(index.calendar('general').isOpen(monday)).toBe(true)
    expect(index.calendar('general').isOpen(holiday)).toBe(false)
    expect(index.calendar('security').isOpen(holiday)).toBe(true)
    expect(index.calendar('general')).toBe(index.calendar('general'))
    expect(index.shift('kaya', monday).onDuty).toBe(true)
    expect(index.shift('kaya', holiday).onDuty).toBe(false)
  })
})
