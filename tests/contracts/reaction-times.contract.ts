import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '#shared/instant.ts'
import type { HourCell, Measurement } from '#shared/reaction-times/reaction-times.ts'
import { sketchOf } from '#shared/reaction-times/sketch.ts'
import { NOW } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const measurement = (marker: string, over: Partial<Measurement> = {}): Measurement => ({
  marker,
  at: NOW,
  milestone: 'answered',
  channel: 'email',
  desk: 'cards',
  topic: 'card-delivery',
  language: 'de',
  calendarSeconds: 100,
  businessSeconds: 0,
  kept: true,
  ...over,
})

const inOrder = (cells: readonly HourCell[]): readonly HourCell[] =>
  [...cells].sort((a, b) => a.hour - b.hour || a.desk.localeCompare(b.desk))

/** What ReactionTimes promises. */
export function reactionTimesContract(name: string, open: OpenWorld): void {
  describe(`counted reaction times (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })
    const cells = async (from: number, to: number) => inOrder(await world.reactionTimes.cells(from, to))

    test('count a milestone once', async () => {
      expect(await world.reactionTimes.count(measurement('i/answered/1'))).toBe('counted')
      expect(await world.reactionTimes.count(measurement('i/answered/1', { calendarSeconds: 9 }))).toBe('already')
      expect(await cells(NOW, NOW + 1)).toEqual([
        {
          hour: NOW,
          channel: 'email',
          desk: 'cards',
          topic: 'card-delivery',
          language: 'de',
          sketches: { answered: { calendar: sketchOf([100]), business: sketchOf([0]) } },
          promises: { given: 1, kept: 1 },
        },
      ])
    })

    test('add up in one cell an hour and combination of dimensions, whatever item they lie in', async () => {
      const seconds = Array.from({ length: 40 }, (_, index) => index * 37.5)
      for (const [index, calendarSeconds] of seconds.entries()) {
        await world.reactionTimes.count(measurement(`a${index}`, { calendarSeconds, kept: index % 4 > 0 }))
      }
      for (const milestone of ['acknowledged', 'assigned', 'resolved'] as const) {
        const { kept: _kept, ...without } = measurement(milestone, { milestone, businessSeconds: 2 })
        await world.reactionTimes.count(without)
      }
      const [cell, ...others] = await cells(NOW, NOW + HOUR)
      expect(others).toEqual([])
      expect(cell?.sketches.answered?.calendar).toEqual(sketchOf(seconds))
      expect(cell?.sketches.answered?.business).toEqual(sketchOf(seconds.map(() => 0)))
      expect(cell?.sketches.resolved?.business).toEqual(sketchOf([2]))
      expect(cell?.promises).toEqual({ given: 40, kept: 30 })
    })

    test('are read by the hours that a range touches, over days', async () => {
      const at = [NOW - DAY, NOW - 1, NOW, NOW + HOUR, NOW + 20 * HOUR]
      for (const [index, moment] of at.entries()) {
        await world.reactionTimes.count(measurement(`h${index}`, { at: moment }))
      }
      await world.reactionTimes.count(measurement('payments', { desk: 'payments' }))
      const hours = async (from: number, to: number) => (await cells(from, to)).map(({ hour }) => hour)
      expect(await hours(NOW, NOW + HOUR)).toEqual([NOW, NOW])
      expect(await hours(NOW + 1, NOW + HOUR + 1)).toEqual([NOW, NOW, NOW + HOUR])
      expect(await hours(NOW - DAY, NOW + 2 * DAY)).toEqual([
        NOW - DAY,
        NOW - HOUR,
        NOW,
        NOW,
        NOW + HOUR,
        NOW + 20 * HOUR,
      ])
      expect(await hours(NOW, NOW)).toEqual([])
      expect(await hours(NOW + 2 * DAY, NOW + 3 * DAY)).toEqual([])
    })

    test('are the same after a rebuild, and whole hours are replaced', async () => {
      const all = Array.from({ length: 30 }, (_, index) =>
        measurement(`r${index}`, { at: NOW + (index % 3) * HOUR, calendarSeconds: index * 10, kept: index % 2 === 0 }),
      )
      for (const one of all) await world.reactionTimes.count(one)
      const before = await cells(NOW, NOW + 3 * HOUR)
      await world.reactionTimes.replace(NOW, NOW + 3 * HOUR, all)
      expect(await cells(NOW, NOW + 3 * HOUR)).toEqual(before)
      const kept = measurement('late', { at: NOW + HOUR + 5, desk: 'payments' })
      await world.reactionTimes.replace(NOW + HOUR, NOW + HOUR + 1, [
        kept,
        measurement('outside', { at: NOW + 9 * HOUR }),
      ])
      const after = await cells(NOW, NOW + DAY)
      expect(after.map(({ hour, desk }) => [hour, desk])).toEqual([
        [NOW, 'cards'],
        [NOW + HOUR, 'payments'],
        [NOW + 2 * HOUR, 'cards'],
      ])
      expect(await world.reactionTimes.count(kept)).toBe('already')
    })
  })
}
