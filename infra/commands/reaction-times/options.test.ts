import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

const RANGE = ['--from', '2026-11-24T09:00Z', '--to', '2026-11-24T12:00+01:00']
const NAMES = ['inquiries', 'reactionTimes', 'advisorFigures', 'configuration', 'audit']
const TABLES = {
  INQUIRIES_TABLE: 'i',
  REACTION_TIMES_TABLE: 'r',
  ADVISOR_FIGURES_TABLE: 'a',
  CONFIGURATION_TABLE: 'c',
  AUDIT_TABLE: 'l',
}
const read = (...args: readonly string[]) => readOptions(['rebuild', ...args], TABLES)

describe('the options of a rebuild', () => {
  it('only compare unless told otherwise', () => {
    expect(read(...RANGE, '--stack', 'Anklang')).toEqual({
      command: 'rebuild',
      place: { names: NAMES, stack: 'Anklang' },
      range: { from: Date.parse('2026-11-24T09:00Z'), to: Date.parse('2026-11-24T11:00Z') },
      apply: false,
      force: false,
      calendar: 'then',
      json: false,
    })
    expect(read(...RANGE, '--local', '.local', '--apply', '--force', '--json')).toMatchObject({
      place: { names: NAMES, local: '.local' },
      apply: true,
      force: true,
      json: true,
    })
  })

  it('take the tables from the environment when no system is named', () => {
    expect(read(...RANGE).place).toEqual({
      names: NAMES,
      tables: { inquiries: 'i', reactionTimes: 'r', advisorFigures: 'a', configuration: 'c', audit: 'l' },
    })
    const { CONFIGURATION_TABLE: _, ...some } = TABLES
    expect(() => readOptions(['rebuild', ...RANGE], some)).toThrow(/name --stack or --local/)
  })

  it.each([
    [['--from', 'yesterday', '--to', '2026-11-24T09:00Z'], /--from must be a time with offset/],
    [['--from', '2026-11-24T09:00Z', '--to', '2026-11-24T09:00'], /--to must be a time with offset/],
    [['--from', '2026-11-24T09:00Z'], /--to must be a time with offset/],
    [['--from', '2026-11-24T09:00Z', '--to', '2026-11-24T09:00Z'], /--from must be before --to/],
    [[...RANGE, '--stack', 'a', '--local', 'b'], /exclude each other/],
    [[...RANGE, '--calendar', 'lunar'], /--calendar must be then or current/],
    [[...RANGE, '--repair'], /Unknown option '--repair'/],
  ])('are refused with a sentence and the usage: %j', (args, sentence) => {
    expect(() => read(...args)).toThrow(sentence)
    expect(() => read(...args)).toThrow(/usage: npm run -s reaction-times -- rebuild/)
  })

  it('of an export name a format and a file, and change nothing', () => {
    const take = (...args: readonly string[]) => readOptions(['export', ...RANGE, ...args], TABLES)
    expect(take('--format', 'parquet', '--out', 'times.parquet')).toMatchObject({
      command: 'export',
      format: 'parquet',
      out: 'times.parquet',
      calendar: 'then',
    })
    for (const wrong of [
      ['--format', 'xlsx', '--out', 'a'],
      ['--format', 'csv'],
      ['--format', 'csv', '--out', 'a', '--apply'],
    ])
      expect(() => take(...wrong)).toThrow(/export takes --format csv\|parquet and --out FILE, and changes nothing/)
  })

  it('are refused for another command', () => {
    expect(() => readOptions(['delete', ...RANGE], TABLES)).toThrow(/^usage:/)
  })
})
