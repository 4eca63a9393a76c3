import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from '#shared/instant.ts'
import { seededRandom } from '#shared/seeded-random.ts'
import type { RecordedCall } from '../call-record.ts'
import { replayPromises } from './replay-promises.ts'

const DAY_BEGINS = Date.parse('1999-08-02T08:00Z')

/** Calls of one type every minute or so, with two agents who take turns. */
function record(count: number): readonly RecordedCall[] {
  const random = seededRandom(3)
  return Array.from({ length: count }, (_, callId) => ({
    callId,
    arrivedAt: DAY_BEGINS + callId * MINUTE,
    type: 'PS',
    priority: 0,
    queued: Math.round(20 * random()) * SECOND,
    handling: Math.round(90 * random() ** 2 + 5) * SECOND,
    agent: callId % 2 === 0 ? 'ann' : 'bob',
  }))
}

describe('promises for a call record', () => {
  const replayed = replayPromises(record(900), { loadFactor: 1, absent: 0 })

  test('are kept in nine of ten cases, and shorter than a fixed target', () => {
    expect(replayed.n).toBe(900)
    expect(Math.abs(replayed.kept - 0.9)).toBeLessThan(0.02)
    expect(replayed.medianLength).toBeLessThan(replayed.baselines['fixed-target']?.medianLength ?? 0)
    expect(replayed.byType).toEqual({ PS: { n: 900, kept: replayed.kept } })
  })

  test('are counted by half-days that change at one', () => {
    const { byHalfDay } = replayPromises(record((6 * HOUR) / MINUTE), { loadFactor: 1, absent: 0 })
    expect(Object.entries(byHalfDay).map(([half, { n }]) => [half, n])).toEqual([
      ['1999-08-02T00', 300],
      ['1999-08-02T13', 60],
    ])
  })

  test('are told before they break where a look falls before it, and seldom in vain', () => {
    // Two minutes long, with a look each minute.
    expect(replayed.toldBeforeBreak).toBeGreaterThan(0.3)
    expect(replayed.toldInVain).toBeLessThan(0.15)
  })

  test('are kept too once the load has doubled in the middle, from the 500th call after it on', () => {
    const { afterChange } = replayPromises(record(1_800), { loadFactor: 2, absent: 0 })
    expect(afterChange?.n).toBeGreaterThan(1_200)
    expect(afterChange?.kept).toBeGreaterThan(0.85)
    expect(replayed.afterChange).toBeUndefined()
  })

  test('come out the same every time, also where half the staff stays away', () => {
    const scenario = { loadFactor: 1.5, absent: 0.5 }
    expect(replayPromises(record(200), scenario)).toEqual(replayPromises(record(200), scenario))
  })
})
