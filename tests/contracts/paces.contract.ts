import { beforeEach, describe, expect, test } from 'vitest'
import { iso, MINUTE } from '#shared/instant.ts'
import { learnFromNews } from '#shared/promise/learn-from-news.ts'
import { NO_PACE } from '#shared/promise/pace.ts'
import type { PaceStore, PromiseNews } from '#shared/promise/pace-store.ts'
import { NOW } from './samples.ts'
import type { OpenWorld } from './storage-world.ts'

const day = iso(NOW).slice(0, 10)
const basis = {
  desk: 'cards',
  level: 0.9,
  ahead: 3,
  onDuty: 2,
  from: 'target',
  replies: 0,
  quantile: 120,
  correction: 1,
} as const
const news = (inquiryId: string, more: Partial<PromiseNews> = {}): PromiseNews => ({
  inquiryId,
  round: 1,
  promise: { by: NOW + 60 * MINUTE, givenAt: NOW, configVersion: 1, basis },
  kept: true,
  at: NOW + 30 * MINUTE,
  took: 30,
  ...more,
})

/** What PaceStore promises. */
export function pacesContract(name: string, open: OpenWorld): void {
  describe(`desks' paces (${name})`, () => {
    let paces: PaceStore
    beforeEach(async () => {
      paces = (await open()).paces
    })

    test('are empty for a desk never seen', async () => {
      expect(await paces.find('cards')).toEqual({ pace: NO_PACE })
      expect(await paces.ledger('cards', day)).toEqual([])
    })

    test('learn of a promise that was kept, once, and keep what it was computed from', async () => {
      expect(await learnFromNews(paces, news('a'))).toBe('recorded')
      const learned = await paces.find('cards')
      expect(learned.pace).toMatchObject({ recent: [{ took: 30, pressure: 1.5 }], judged: 1 })
      expect(learned.pace.stretch).toBeLessThan(0)
      expect(await learnFromNews(paces, news('a'))).toBe('already')
      expect(await paces.find('cards')).toEqual(learned)
      expect(await paces.ledger('cards', day)).toEqual([{ ...news('a'), desk: 'cards' }])
    })

    test('learn of a promise that passed unkept, and of its reply when it comes, each once and in either order', async () => {
      const { took: _, ...passed } = news('a', { kept: false })
      const late = news('a', { kept: false, took: 90.256, at: NOW + 90 * MINUTE })
      expect(await learnFromNews(paces, passed)).toBe('recorded')
      expect(await learnFromNews(paces, passed)).toBe('already')
      expect((await paces.find('cards')).pace).toMatchObject({ recent: [], judged: 1 })
      expect(await learnFromNews(paces, late)).toBe('recorded')
      expect(await learnFromNews(paces, late)).toBe('already')
      expect(await learnFromNews(paces, passed)).toBe('already')
      const { pace } = await paces.find('cards')
      expect(pace.recent).toHaveLength(1)
      expect(pace.recent[0]?.took).toBeCloseTo(90.26, 2)
      expect(pace.judged).toBe(1)
      expect(await paces.ledger('cards', day)).toMatchObject([{ kept: false, took: 90.256, at: passed.at }])
    })

    test('keep a promise that took the place of another, and learn nothing from it', async () => {
      await learnFromNews(paces, news('a'))
      const learned = await paces.find('cards')
      const givenAt = NOW + 40 * MINUTE
      const later = news('a', { later: true, promise: { ...news('a').promise, givenAt, toldAt: givenAt } })
      expect(await learnFromNews(paces, later)).toBe('recorded')
      expect(await learnFromNews(paces, later)).toBe('already')
      expect(await paces.find('cards')).toEqual(learned)
      expect(await paces.ledger('cards', day)).toMatchObject([
        { kept: true },
        { later: true, promise: { toldAt: givenAt } },
      ])
    })

    test('lose no news that come at once, and count none twice', async () => {
      const all = Array.from({ length: 8 }, (_, index) => news(`i${index}`, { took: index + 1 }))
      await Promise.all([...all, ...all].map((one) => learnFromNews(paces, one)))
      const { pace } = await paces.find('cards')
      expect(pace.judged).toBe(8)
      expect(pace.recent.map(({ took }) => took).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    })

    test('keep desks and rounds apart', async () => {
      await learnFromNews(paces, news('a'))
      await learnFromNews(paces, news('a', { round: 2 }))
      const other = { ...news('a').promise, basis: { ...basis, desk: 'loans' } }
      await learnFromNews(paces, news('a', { promise: other }))
      expect((await paces.find('cards')).pace.judged).toBe(2)
      expect((await paces.find('loans')).pace.judged).toBe(1)
    })

    test('know the latest count of people on duty, beside what was learned', async () => {
      await paces.countDuty('cards', { onDuty: 2.5, at: NOW })
      await learnFromNews(paces, news('a'))
      await paces.countDuty('cards', { onDuty: 9, at: NOW - 1 })
      expect(await paces.find('cards')).toMatchObject({ duty: { onDuty: 2.5, at: NOW }, pace: { judged: 1 } })
      await paces.countDuty('cards', { onDuty: 1, at: NOW + 1 })
      expect((await paces.find('cards')).duty).toEqual({ onDuty: 1, at: NOW + 1 })
    })
  })
}
