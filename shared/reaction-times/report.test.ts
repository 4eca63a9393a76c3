import { describe, expect, test } from 'vitest'
import { HOUR } from '#shared/instant.ts'
import type { HourCell } from './reaction-times.ts'
import { report } from './report.ts'
import { emptySketch, sketchOf } from './sketch.ts'

const ZONE = 'Europe/Berlin'
const hour = Date.parse('2026-11-24T09:00Z')
const cell = (change: Partial<HourCell>): HourCell => ({
  hour,
  channel: 'email',
  desk: 'payments',
  topic: 'transfer',
  language: 'de',
  sketches: {},
  split: {},
  promises: { given: 0, kept: 0 },
  ...change,
})
const both = (business: number[], calendar: number[]) => ({
  business: sketchOf(business),
  calendar: sketchOf(calendar),
})
const nothing = { count: 0, p50: null, p90: null, p99: null }
const noPart = { ...nothing, share: null }
const cells: readonly HourCell[] = [
  cell({ sketches: { firstResponse: both([10, 20], [100, 200]) }, promises: { given: 2, kept: 1 } }),
  cell({
    hour: hour + HOUR,
    language: 'en',
    sketches: { answeredAgain: both([30], [300]) },
    promises: { given: 1, kept: 1 },
  }),
  cell({ channel: 'web', desk: 'cards', sketches: { acknowledged: both([0], [1]) } }),
]

describe('a report', () => {
  test('merges the cells of a group and names each milestone, also those that nobody reached', () => {
    const [email, web] = report(cells, 'channel', 'calendar', ZONE)
    expect(email).toEqual({
      key: 'email',
      opened: nothing,
      firstResponse: expect.objectContaining({ count: 2 }),
      nextResponse: nothing,
      answeredAgain: expect.objectContaining({ count: 1 }),
      reopened: nothing,
      broken: nothing,
      resolution: { inOurHands: noPart, waitingForCustomer: noPart, deskClosed: noPart },
      acknowledged: nothing,
      assigned: nothing,
      answered: { count: 3, p50: expect.closeTo(200, -1), p90: expect.closeTo(200, -1), p99: expect.closeTo(200, -1) },
      resolved: nothing,
      keptPromises: { count: 3, rate: 2 / 3 },
    })
    expect(web).toMatchObject({ key: 'web', acknowledged: { count: 1 }, keptPromises: { count: 0, rate: null } })
  })

  test('reads the clock that was asked for', () => {
    expect(report(cells, 'channel', 'business', ZONE)[0]?.answered.p50).toBeCloseTo(20, 0)
    expect(report(cells, 'channel', 'business', ZONE)[1]?.acknowledged.p50).toBe(0)
  })

  test.each([
    ['desk', ['cards', 'payments']],
    ['topic', ['transfer']],
    ['language', ['de', 'en']],
    ['day', ['2026-11-24']],
    ['weekday', ['tue']],
    ['hour', ['2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z']],
  ] as const)('by %s has the groups %j in order', (groupBy, keys) => {
    expect(report(cells, groupBy, 'calendar', ZONE).map(({ key }) => key)).toEqual(keys)
  })

  test('of nothing has no groups, and an empty sketch counts as nothing', () => {
    expect(report([], 'desk', 'calendar', ZONE)).toEqual([])
    const empty = cell({ sketches: { resolved: { business: emptySketch(), calendar: emptySketch() } } })
    expect(report([empty], 'desk', 'calendar', ZONE)[0]?.resolved).toEqual(nothing)
  })
})
