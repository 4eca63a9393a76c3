import { beforeEach, describe, expect, test } from 'vitest'
import { NOW } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

/** What Viewers promises. */
export function viewersContract(name: string, open: OpenWorld): void {
  describe(`who looks at what (${name})`, () => {
    let world: StorageWorld
    const kaya = { advisorId: 'kaya', sessionId: 'tab-1', typing: false, until: NOW + 20 }
    const wolf = { advisorId: 'wolf', sessionId: 'tab-9', typing: true, until: NOW + 10 }
    beforeEach(async () => {
      world = await open()
      await world.viewers.put('a', wolf)
      await world.viewers.put('a', kaya)
    })

    test('tells those who are there, by inquiry, until their time is over', async () => {
      expect(await world.viewers.of('a', NOW)).toEqual([kaya, wolf])
      expect(await world.viewers.of('b', NOW)).toEqual([])
      expect(await world.viewers.of('a', NOW + 10)).toEqual([kaya])
    })

    test('takes the latest word of each tab', async () => {
      const typing = { ...kaya, typing: true, until: NOW + 30 }
      await world.viewers.put('a', typing)
      await world.viewers.put('a', { ...kaya, sessionId: 'tab-2' })
      expect(await world.viewers.of('a', NOW)).toEqual([typing, { ...kaya, sessionId: 'tab-2' }, wolf])
    })

    test('forgets who leaves, also when they were not there', async () => {
      await world.viewers.remove('a', wolf)
      await world.viewers.remove('a', wolf)
      await world.viewers.remove('b', kaya)
      expect(await world.viewers.of('a', NOW)).toEqual([kaya])
    })
  })

  describe(`what is offered to whom (${name})`, () => {
    test('is told until it lapses or is answered', async () => {
      const world = await open()
      await world.offers.put('kaya', 'b', NOW + 20)
      await world.offers.put('kaya', 'a', NOW + 10)
      expect(await world.offers.of('kaya', NOW)).toEqual(['a', 'b'])
      expect(await world.offers.of('wolf', NOW)).toEqual([])
      expect(await world.offers.of('kaya', NOW + 10)).toEqual(['b'])
      await world.offers.remove('kaya', 'b')
      await world.offers.remove('kaya', 'b')
      expect(await world.offers.of('kaya', NOW + 10)).toEqual([])
    })
  })
}
