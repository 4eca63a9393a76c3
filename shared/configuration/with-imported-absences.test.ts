import { expect, it } from 'vitest'
import { exampleSource } from './example-source.fixture.ts'
import type { Absence, Configuration } from './schema.ts'
import { withImportedAbsences } from './with-imported-absences.ts'

const imported: Absence = { from: '2026-12-23', to: '2027-01-01', event: 'abcdefgh-abcdefghabcdefgh' }
const byHand: Absence = { from: '2026-12-01', to: '2026-12-02' }
const bank = (absences: readonly Absence[]): Configuration => {
  const source = exampleSource()
  return { ...source, holidayDates: [], advisors: source.advisors.map((one) => ({ ...one, absences: [...absences] })) }
}
const absences = ({ advisors }: Configuration) => advisors.map((advisor) => advisor.absences)

it('files keep what was imported, and what is written by hand is theirs', () => {
  expect(absences(withImportedAbsences(bank([byHand]), bank([imported])))).toEqual([
    [byHand, imported],
    [byHand, imported],
  ])
  expect(absences(withImportedAbsences(bank([]), bank([byHand, imported])))).toEqual([[imported], [imported]])
  expect(withImportedAbsences(bank([byHand]), undefined)).toEqual(bank([byHand]))
})
