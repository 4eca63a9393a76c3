import { describe, expect, it } from 'vitest'
import { describeImport } from './describe.ts'
import { readOptions } from './options.ts'

const NAMES = ['customers', 'configuration', 'audit']

describe('the options of the customers command', () => {
  it('name a file and a system', () => {
    expect(readOptions(['import', 'a.csv', '--local', '.local', '--dry-run', '--json'], {})).toEqual({
      command: 'import',
      file: 'a.csv',
      dryRun: true,
      json: true,
      place: { names: NAMES, local: '.local' },
    })
    expect(readOptions(['export', '--stack', 'Anklang'], {})).toEqual({
      command: 'export',
      place: { names: NAMES, stack: 'Anklang' },
    })
    const environment = { CUSTOMERS_TABLE: 't', CONFIGURATION_TABLE: 'c', AUDIT_TABLE: 'a' }
    expect(readOptions(['import', 'a.csv'], environment)).toMatchObject({
      place: { tables: { customers: 't', configuration: 'c', audit: 'a' } },
    })
  })

  it.each([
    [['import'], /^usage:/u],
    [['import', 'a.csv', 'b.csv', '--stack', 'A'], /^usage:/u],
    [['export', '--dry-run', '--stack', 'A'], /^usage:/u],
    [['remove', 'a.csv'], /^usage:/u],
    [['import', 'a.csv'], /name --stack or --local/u],
    [['import', 'a.csv', '--force'], /Unknown option '--force'/u],
  ])('are refused with a sentence and the usage: %j', (args, sentence) => {
    expect(() => readOptions(args, {})).toThrow(sentence)
    expect(() => readOptions(args, {})).toThrow(/usage: npm run -s customers -- import/u)
  })
})

it('an import says what it refused and what it did', () => {
  const refused = [
    { row: 3, column: 'emails', reason: 'must be an e-mail address' },
    { row: 3, column: 'language', reason: 'must be a language' },
    { row: 5, column: '', reason: 'the directory did not answer' },
  ]
  expect(describeImport({ created: 1, changed: 2, unchanged: 3, refused, stoppedAtRow: 14 }, false)).toBe(`\
row 3, emails: must be an e-mail address
row 3, language: must be a language
row 5: the directory did not answer
Stopped: rows from 14 on were not looked at. Import it again.
1 created, 2 changed, 3 unchanged, 2 rows refused.
`)
  expect(describeImport({ created: 1, changed: 0, unchanged: 0, refused: [] }, true)).toBe(
    'Would be: 1 created, 0 changed, 0 unchanged, 0 rows refused.\n',
  )
})
