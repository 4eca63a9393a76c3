import { beforeEach, describe, expect, test } from 'vitest'
import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { Missing } from '#shared/errors.ts'
import { HOUR, MINUTE } from '#shared/instant.ts'
import { createMemoryConfigurationStore } from '#shared/memory/configuration-store.ts'
import { type MilestoneEvent, openTimes, openTimesOfToday, TAKES_HOLD } from './open-times.ts'

/** Monday, the only day on which the example bank's general desk is open, from 9 to 18. */
const nine = Date.parse('2026-11-23T09:00+01:00')
const event = (from: number, to: number, change: Partial<MilestoneEvent> = {}): MilestoneEvent => ({
  eventId: 'e',
  inquiryId: 'i',
  at: to,
  type: 'reply',
  by: 'advisor:kaya',
  channel: 'web',
  desk: 'general',
  topic: 'stolen-card',
  language: 'de',
  configVersion: 1,
  milestone: { name: 'answered', round: 1, from, to },
  ...change,
})

let store: ConfigurationStore
const publish = (at: number, over: { readonly holidayDates?: string[]; readonly desks?: 'all' | 'security' } = {}) => {
  const source = exampleSource()
  const desks = source.desks.filter(({ id }) => over.desks !== 'security' || id === 'security')
  return store.publish({ ...source, desks, holidayDates: over.holidayDates ?? [] }, { by: 'olga', at, note: '' })
}
beforeEach(async () => {
  store = createMemoryConfigurationStore()
  await publish(nine - 24 * HOUR)
})
const minutes = async (one: MilestoneEvent, times = openTimes(store)) => {
  const { from, to } = one.milestone
  return (await times(one)).businessMillis(from, to) / MINUTE
}

describe('the open time of an event', () => {
  test('is that of the calendar in force then: a holiday added afterwards changes nothing', async () => {
    const yesterday = event(nine, nine + 2 * HOUR)
    expect(await minutes(yesterday)).toBe(120)
    await publish(nine + 5 * HOUR, { holidayDates: ['2026-11-23'] })
    expect(await minutes(yesterday)).toBe(120)
    expect(await minutes(yesterday, openTimesOfToday(store))).toBe(0)
  })

  test('is measured piece by piece over a change, which takes hold a minute after it was published', async () => {
    await publish(nine + 2 * HOUR - TAKES_HOLD, { holidayDates: ['2026-11-23'] })
    await publish(nine + 4 * HOUR - TAKES_HOLD)
    // Open from 9 to 11, shut as a holiday until 13, open again until 14.
    expect(await minutes(event(nine, nine + 5 * HOUR))).toBe(180)
    expect(await minutes(event(nine + HOUR, nine + 3 * HOUR))).toBe(60)
  })

  test('goes by the nearest version that knows the desk', async () => {
    await publish(nine + HOUR, { desks: 'security' })
    const later = event(nine + 3 * HOUR, nine + 4 * HOUR)
    expect(await minutes(later)).toBe(60)
    expect(await minutes(later, openTimesOfToday(store))).toBe(60)
    await expect(openTimes(store)(event(nine, nine + HOUR, { desk: 'closed' }))).rejects.toThrow(Missing)
  })

  test('goes by the version that the event names, where no history was kept', async () => {
    const unknown = { ...store, history: async () => [{ version: 2 }, { version: 1 }] }
    await publish(nine, { holidayDates: ['2026-11-23'] })
    const one = event(nine, nine + HOUR)
    expect(await minutes(one, openTimes(unknown))).toBe(60)
    expect(await minutes({ ...one, configVersion: 2 }, openTimes(unknown))).toBe(0)
  })

  test('reads each version once, however much is measured with it', async () => {
    let reads = 0
    const counting = {
      ...store,
      version: (version: number) => {
        reads += 1
        return store.version(version)
      },
    }
    const times = openTimes(counting)
    for (let index = 0; index < 50; index += 1) await minutes(event(nine, nine + index * MINUTE), times)
    expect(reads).toBe(1)
  })
})
