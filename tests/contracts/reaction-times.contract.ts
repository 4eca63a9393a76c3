import { beforeEach, describe, expect, test } from 'vitest'
import { Malformed } from '#shared/errors.ts'
import { DAY, HOUR } from '#shared/instant.ts'
import type { HourCell, Measurement } from '#shared/reaction-times/reaction-times.ts'
import { sketchOf } from '#shared/reaction-times/sketch.ts'
import { NOW } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const measurement = (marker: string, over: Partial<Measurement> = {}): Measurement => ({
  marker,
  inquiryId: 'i',
  revision: 0,
  at: NOW,
  counted: 'firstResponse',
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
          sketches: { firstResponse: { calendar: sketchOf([100]), business: sketchOf([0]) } },
          split: {},
          promises: { given: 1, kept: 1 },
        },
      ])
    })

    test('add up in one cell an hour and combination of dimensions, whatever item they lie in', async () => {
      const seconds = Array.from({ length: 40 }, (_, index) => index * 37.5)
      for (const [index, calendarSeconds] of seconds.entries()) {
        await world.reactionTimes.count(measurement(`a${index}`, { calendarSeconds, kept: index % 4 > 0 }))
      }
      for (const counted of ['acknowledged', 'assigned', 'resolved'] as const) {
        const { kept: _kept, ...without } = measurement(counted, { counted, businessSeconds: 2 })
        await world.reactionTimes.count(without)
      }
      const [cell, ...others] = await cells(NOW, NOW + HOUR)
      expect(others).toEqual([])
      expect(cell?.sketches.firstResponse?.calendar).toEqual(sketchOf(seconds))
      expect(cell?.sketches.firstResponse?.business).toEqual(sketchOf(seconds.map(() => 0)))
      expect(cell?.sketches.resolved?.business).toEqual(sketchOf([2]))
      expect(cell?.promises).toEqual({ given: 40, kept: 30 })
    })

    test('take a correction instead of what was counted before, in whatever order they come', async () => {
      const wrong = measurement('i/assigned/1', { counted: 'assigned', calendarSeconds: 7 })
      const right = { ...wrong, desk: 'payments', businessSeconds: 3, revision: 4 }
      const { reactionTimes } = world
      expect(await reactionTimes.count(wrong)).toBe('counted')
      expect(await reactionTimes.count(right)).toBe('corrected')
      expect(await reactionTimes.count(right)).toBe('already')
      expect(await reactionTimes.count(wrong)).toBe('already')
      const other = (one: Measurement) => ({ ...one, marker: 'other/assigned/1' })
      expect(await reactionTimes.count(other(right))).toBe('counted')
      expect(await reactionTimes.count(other(wrong))).toBe('already')
      const stored = await cells(NOW, NOW + HOUR)
      expect(stored.map(({ desk, promises }) => [desk, promises])).toEqual([['payments', { given: 2, kept: 2 }]])
      expect(stored[0]?.sketches.assigned?.business).toEqual(sketchOf([3, 3]))
    })

    test('take back what never was, for its advisor too', async () => {
      const { reactionTimes, advisorFigures } = world
      const advisor = { advisorId: 'kaya', did: 'reopened' } as const
      const reopened = measurement('i/reopened/2', { counted: 'reopened', advisor })
      const figures = async () =>
        (await advisorFigures.cells('kaya', NOW, NOW + HOUR)).map(({ counts }) => counts.reopened)
      await reactionTimes.count(reopened)
      expect(await figures()).toEqual([1])
      expect(await reactionTimes.count({ ...reopened, revision: 3, withdrawn: true })).toBe('corrected')
      expect(await figures()).toEqual([])
      expect(await cells(NOW, NOW + HOUR)).toEqual([])
      expect(await reactionTimes.count({ ...reopened, marker: 'other', revision: 3, withdrawn: true })).toBe('counted')
      expect(await reactionTimes.count({ ...reopened, marker: 'other' })).toBe('already')
      expect(await cells(NOW, NOW + HOUR)).toEqual([])
    })

    test('name the milestones behind the cells, page by page, and nobody whose work it was', async () => {
      const { reactionTimes } = world
      const advisor = { advisorId: 'kaya', did: 'answered' } as const
      for (let index = 0; index < 7; index += 1) {
        const at = NOW + (index % 3) * 30 * HOUR + index
        await reactionTimes.count(measurement(`r${index}`, { inquiryId: `r${index}`, at, advisor }))
      }
      await reactionTimes.count(measurement('other desk', { desk: 'payments' }))
      await reactionTimes.count(measurement('other kind', { counted: 'assigned' }))
      const query = { from: NOW, to: NOW + 200 * HOUR, counted: 'firstResponse', desk: 'cards' } as const
      const ids: string[] = []
      for (let cursor: string | undefined, pages = 0; pages < 20; pages += 1) {
        const page = await reactionTimes.reached(query, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
        expect(page.items.length).toBeLessThanOrEqual(2)
        for (const item of page.items) {
          expect(item).not.toHaveProperty('advisor')
          ids.push(item.inquiryId)
        }
        cursor = page.cursor
        if (cursor === undefined) break
      }
      expect(ids).toEqual(['r2', 'r5', 'r1', 'r4', 'r0', 'r3', 'r6'])
      const first = await reactionTimes.reached({ ...query, to: NOW + 1 }, { limit: 100 })
      expect(first.items).toMatchObject([{ inquiryId: 'r0', calendarSeconds: 100, kept: true }, {}, {}])
      await expect(reactionTimes.reached(query, { limit: 2, cursor: 'x' })).rejects.toThrow(Malformed)
      await reactionTimes.replace(NOW, NOW + 1, [])
      expect((await reactionTimes.reached({ ...query, to: NOW + 1 }, { limit: 100 })).items).toEqual([])
    })

    test('that were taken back and came again later count then, also after the earlier hour was rebuilt', async () => {
      const { reactionTimes } = world
      const { kept: _kept, ...first } = measurement('i/resolved/1', { counted: 'resolved', revision: 3 })
      const never = { ...first, revision: 4, withdrawn: true } as const
      const again = { ...first, revision: 6, at: NOW + 2 * HOUR }
      for (const one of [first, never, again]) await reactionTimes.count(one)
      const hours = async () => (await cells(NOW, NOW + DAY)).map(({ hour }) => hour)
      expect(await hours()).toEqual([NOW + 2 * HOUR])
      await reactionTimes.replace(NOW, NOW + HOUR, [never])
      expect(await hours()).toEqual([NOW + 2 * HOUR])
      for (const one of [again, never, first]) expect(await reactionTimes.count(one)).toBe('already')
    })

    test('keep who looked at whose figures, newest first', async () => {
      const { advisorFigures } = world
      const access = (at: number) => ({ accessId: `a${at}`, by: 'wolf', at, reason: 'Jahresgespräch', from: 1, to: 2 })
      await advisorFigures.recordAccess('kaya', access(NOW))
      await advisorFigures.recordAccess('kaya', access(NOW + 5))
      await advisorFigures.recordAccess('kaya', access(NOW + 5))
      expect(await advisorFigures.accesses('kaya', 10)).toEqual([access(NOW + 5), access(NOW)])
      expect(await advisorFigures.accesses('kaya', 1)).toEqual([access(NOW + 5)])
      expect(await advisorFigures.accesses('wolf', 10)).toEqual([])
      expect(await advisorFigures.cells('kaya', NOW, NOW + HOUR)).toEqual([])
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
