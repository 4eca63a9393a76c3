import { describe, expect, test } from 'vitest'
import { Malformed } from '#shared/errors.ts'
import { compileSource } from './compile-source.ts'
import { exampleSource } from './example-source.fixture.ts'
import { holidayDatesOf, regionProblem } from './holidays.ts'

const year = { from: 2026, to: 2026 }

describe('holidays', () => {
  test('of a state are those of its country and its own', () => {
    const germany = holidayDatesOf({ country: 'DE' }, year)
    const bavaria = holidayDatesOf({ country: 'DE', state: 'BY' }, year)
    expect(germany).toContain('2026-10-03')
    expect(germany).not.toContain('2026-06-04')
    expect(bavaria).toEqual(expect.arrayContaining([...germany, '2026-06-04']))
  })

  test('that begin in the afternoon close no whole day', () => {
    expect(holidayDatesOf({ country: 'DE' }, year)).not.toContain('2026-12-24')
  })

  test('that last for days close each of them', () => {
    expect(holidayDatesOf({ country: 'TR' }, year)).toEqual(
      expect.arrayContaining(['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30']),
    )
  })

  test('of several years are in order, none twice', () => {
    const dates = holidayDatesOf({ country: 'US' }, { from: 2026, to: 2028 })
    expect(dates).toEqual([...new Set(dates)].sort())
    expect(dates).toEqual(expect.arrayContaining(['2026-11-26', '2027-11-25', '2028-11-23']))
  })

  test.each([
    [{ country: 'DE' }, undefined],
    [{ country: 'DE', state: 'BY' }, undefined],
    [{ country: 'XX' }, 'must be a country code of ISO 3166 such as DE'],
    [{ country: 'DE', state: 'XX' }, expect.stringContaining('must be one of')],
    [{ country: 'TR', state: 'XX' }, 'must be left out: this country has no states'],
  ])('of %j have the problem %s', (region, problem) => {
    expect(regionProblem(region)).toEqual(problem)
  })
})

test('compiling adds the holidays of these years, and refuses a region that has none', () => {
  const source = exampleSource()
  const compiled = compileSource(source, year)
  expect(compiled).toEqual({ ...source, holidayDates: holidayDatesOf({ country: 'DE', state: 'BY' }, year) })
  const nowhere = { ...source, institute: { ...source.institute, holidays: { country: 'XX' } } }
  expect(() => compileSource(nowhere, year)).toThrow(Malformed)
})
