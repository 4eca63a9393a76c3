import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

/** What ScanStates promises. */
export function scanStatesContract(name: string, open: OpenWorld): void {
  describe(`scan states (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })

    test('are known for what was scanned alone', async () => {
      await world.scans.record({ attachmentId: 'a', state: 'clean', at: 5 })
      await world.scans.record({ attachmentId: 'b', state: 'unscannable', at: 5 })
      expect(await world.scans.of(['a', 'b', 'c', 'a'])).toEqual(
        new Map([
          ['a', 'clean'],
          ['b', 'unscannable'],
        ]),
      )
      expect(await world.scans.of([])).toEqual(new Map())
    })

    test('are those of the latest scan, in whatever order results come', async () => {
      expect(await world.scans.record({ attachmentId: 'a', state: 'infected', at: 9 })).toBe('recorded')
      expect(await world.scans.record({ attachmentId: 'a', state: 'clean', at: 8 })).toBe('older')
      expect(await world.scans.record({ attachmentId: 'a', state: 'infected', at: 9 })).toBe('recorded')
      expect(await world.scans.of(['a'])).toEqual(new Map([['a', 'infected']]))
    })

    test('of more than a hundred files come together', async () => {
      const ids = Array.from({ length: 130 }, (_, index) => `f${index}`)
      for (const attachmentId of ids) await world.scans.record({ attachmentId, state: 'clean', at: 1 })
      expect((await world.scans.of(ids)).size).toBe(130)
    })
  })
}
