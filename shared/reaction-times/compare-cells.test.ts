import { describe, expect, test } from 'vitest'
import { HOUR } from '#shared/instant.ts'
import { cellsOf } from './cells-of.ts'
import { compareCells } from './compare-cells.ts'
import type { Measurement } from './reaction-times.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const answered = (marker: string, over: Partial<Measurement> = {}): Measurement => ({
  marker,
  inquiryId: marker,
  revision: 0,
  at: NOW,
  counted: 'firstResponse',
  channel: 'email',
  desk: 'cards',
  topic: 'card-delivery',
  language: 'de',
  calendarSeconds: 100,
  businessSeconds: 50,
  kept: true,
  ...over,
})
const compare = (stored: readonly Measurement[], rebuilt: readonly Measurement[]) =>
  compareCells(cellsOf(stored), cellsOf(rebuilt))
const cell = { hour: NOW, channel: 'email', desk: 'cards', topic: 'card-delivery', language: 'de' }

describe('comparing stored cells with rebuilt ones', () => {
  test('finds nothing where both hold the same, in whatever order', () => {
    const one = answered('one')
    const other = answered('other', { at: NOW + HOUR, businessSeconds: 0 })
    expect(compare([one, other], [other, one])).toEqual([])
    expect(compare([], [])).toEqual([])
  })

  test('says what is missing in a cell, on both clocks and of the promises', () => {
    expect(compare([answered('one')], [answered('one'), answered('two', { businessSeconds: 0, kept: false })])).toEqual(
      [
        {
          ...cell,
          milestones: [
            { milestone: 'firstResponse', clock: 'business', stored: 1, rebuilt: 2, missing: 1, surplus: 0 },
            { milestone: 'firstResponse', clock: 'calendar', stored: 1, rebuilt: 2, missing: 1, surplus: 0 },
          ],
          promises: { given: { stored: 1, rebuilt: 2 }, kept: { stored: 1, rebuilt: 1 } },
        },
      ],
    )
  })

  test('says what is too much where the inquiries have nothing', () => {
    const { kept: _kept, ...assigned } = answered('one', { counted: 'assigned', businessSeconds: 0 })
    expect(compare([assigned], [])).toEqual([
      {
        ...cell,
        milestones: [
          { milestone: 'assigned', clock: 'business', stored: 1, rebuilt: 0, missing: 0, surplus: 1 },
          { milestone: 'assigned', clock: 'calendar', stored: 1, rebuilt: 0, missing: 0, surplus: 1 },
        ],
      },
    ])
  })

  test('sees a duration in the wrong place though the counts agree', () => {
    expect(compare([answered('one', { calendarSeconds: 900 })], [answered('one')])).toEqual([
      {
        ...cell,
        milestones: [{ milestone: 'firstResponse', clock: 'calendar', stored: 1, rebuilt: 1, missing: 1, surplus: 1 }],
      },
    ])
  })

  test('sees a promise that was kept or not, and nothing else', () => {
    expect(compare([answered('one', { kept: false })], [answered('one')])).toEqual([
      { ...cell, milestones: [], promises: { given: { stored: 1, rebuilt: 1 }, kept: { stored: 0, rebuilt: 1 } } },
    ])
  })

  test('goes by hour and dimensions, in order', () => {
    const late = answered('late', { at: NOW + HOUR })
    const found = compare([late], [answered('one', { desk: 'payments' }), answered('two')])
    expect(found.map(({ hour, desk }) => [hour, desk])).toEqual([
      [NOW, 'cards'],
      [NOW, 'payments'],
      [NOW + HOUR, 'cards'],
    ])
  })
})
