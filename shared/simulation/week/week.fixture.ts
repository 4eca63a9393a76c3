import { type ConfigurationIndex, indexConfiguration } from '#shared/configuration/configuration-index.ts'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { DAY, MINUTE } from '#shared/instant.ts'
import type { RecordedRound, RecordedWeek } from './recorded-week.ts'

/** Monday, 16 November 2026, in Berlin; the example bank works on Mondays from nine to six. */
export const MONDAY = Date.parse('2026-11-16T00:00:00+01:00')

/** A round that begins on Monday at a time of day; it takes ten minutes to answer. */
export const roundAt = (time: string, over: Partial<RecordedRound> = {}): RecordedRound => ({
  inquiryId: `at-${time}`,
  round: 1,
  at: Date.parse(`2026-11-16T${time}:00+01:00`),
  channel: 'email',
  desk: 'general',
  topic: 'general',
  language: 'de',
  urgent: false,
  customer: { verified: false },
  effort: 10 * MINUTE,
  ...over,
})

export const weekWith = (...rounds: readonly RecordedRound[]): RecordedWeek => ({
  from: MONDAY,
  to: MONDAY + 7 * DAY,
  rounds,
  presences: [],
  learned: [],
})

/** The example bank, whose desks are open on Mondays, changed. */
export function exampleIndex(
  change: (configuration: Configuration) => Partial<Configuration> = () => ({}),
): ConfigurationIndex {
  const configuration = { ...exampleSource(), holidayDates: [] }
  return indexConfiguration({ version: 1, configuration: { ...configuration, ...change(configuration) } })
}
