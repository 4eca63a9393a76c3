import { describe, expect, it } from 'vitest'
import { priceRules } from '#shared/configuration/price-rules.ts'
import type { Channel } from '#shared/inquiry/inquiry.ts'
import type { HourCell } from '#shared/reaction-times/reaction-times.ts'
import { sketchOf } from '#shared/reaction-times/sketch.ts'
import { estimateCosts } from './estimate.ts'

const prices = priceRules.parse({})
const cell = (hour: string, channel: Channel, acknowledged: number): HourCell => {
  const sketch = sketchOf(Array.from({ length: acknowledged }, () => 2))
  return {
    hour: Date.parse(hour),
    channel,
    desk: 'cards',
    topic: 'card-delivery',
    language: 'de',
    sketches: { acknowledged: { business: sketch, calendar: sketch } },
    split: {},
    promises: { given: 0, kept: 0 },
  }
}

describe('what inquiries cost', () => {
  it('is what the bench counted of one, times the list price of each piece', () => {
    const [day] = estimateCosts([cell('2026-11-24T09:00:00Z', 'web', 1)], prices, 'Europe/Berlin')
    const { writeUnits, readUnits, mails, queueCalls, apiRequests } = { ...prices }
    const expected = (100.7 * writeUnits + 35.1 * readUnits + mails + 3 * queueCalls + apiRequests) / 1_000_000
    expect(day?.cost).toBeCloseTo(expected, 12)
    expect(day?.perInquiry).toBe(day?.cost)
  })

  it('is summed by local day, channel and service', () => {
    const days = estimateCosts(
      [
        cell('2026-11-24T22:00:00Z', 'web', 2),
        cell('2026-11-24T23:00:00Z', 'email', 3),
        cell('2026-11-25T09:00:00Z', 'mobile', 1),
      ],
      prices,
      'Europe/Berlin',
    )
    expect(days.map(({ day, inquiries }) => [day, inquiries])).toEqual([
      ['2026-11-24', { email: 0, web: 2, mobile: 0, social: 0 }],
      ['2026-11-25', { email: 3, web: 0, mobile: 1, social: 0 }],
    ])
    for (const { services, cost } of days)
      expect(Object.values(services).reduce((sum, one) => sum + one, 0)).toBeCloseTo(cost, 12)
    expect(days[1]?.services.mail).toBeCloseTo((6 * prices.mails) / 1_000_000, 12)
  })

  it('follows the prices of the institute, and is nothing for one inquiry where there was none', () => {
    const free = { ...prices, writeUnits: 0, readUnits: 0, queueCalls: 0, fileReads: 0, mails: 0, apiRequests: 0 }
    expect(estimateCosts([cell('2026-11-24T09:00:00Z', 'web', 5)], free, 'UTC')[0]?.cost).toBe(0)
    expect(estimateCosts([cell('2026-11-24T09:00:00Z', 'web', 0)], prices, 'UTC')[0]?.perInquiry).toBeNull()
    expect(estimateCosts([], prices, 'UTC')).toEqual([])
  })
})
