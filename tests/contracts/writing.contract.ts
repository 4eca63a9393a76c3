import { beforeEach, describe, expect, test } from 'vitest'
import { Conflict } from '#shared/errors.ts'
import { NOW } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

/** What Drafts and Macros promise. */
export function writingContract(name: string, open: OpenWorld): void {
  let world: StorageWorld
  beforeEach(async () => {
    world = await open()
  })

  describe(`drafts (${name})`, () => {
    test('are their author’s, by inquiry, until they are taken out', async () => {
      expect(await world.drafts.find('kaya', 'a')).toBeUndefined()
      const draft = await world.drafts.save('kaya', 'a', 'Guten Tag', 0, NOW)
      expect(draft).toEqual({ text: 'Guten Tag', version: 1, savedAt: NOW })
      expect(await world.drafts.find('kaya', 'a')).toEqual(draft)
      expect(await world.drafts.find('wolf', 'a')).toBeUndefined()
      await world.drafts.remove('kaya', 'a')
      await world.drafts.remove('kaya', 'a')
      expect(await world.drafts.find('kaya', 'a')).toBeUndefined()
    })

    test('are never written over by a tab that has not seen the last version', async () => {
      await world.drafts.save('kaya', 'a', 'eins', 0, NOW)
      await expect(world.drafts.save('kaya', 'a', 'zwei', 0, NOW)).rejects.toThrow(Conflict)
      await world.drafts.save('kaya', 'a', 'zwei', 1, NOW + 1)
      const both = await Promise.allSettled(
        ['drei', 'vier'].map((text) => world.drafts.save('kaya', 'a', text, 2, NOW + 2)),
      )
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      await expect(world.drafts.save('kaya', 'b', 'neu', 7, NOW)).rejects.toThrow(Conflict)
    })
  })

  describe(`macros (${name})`, () => {
    const macro = (macroId: string, owner: { advisorId: string } | { desk: string }) => ({
      macroId,
      owner,
      language: 'de',
      title: 'Gruß',
      text: 'Guten Tag {{ name }}',
    })

    test('belong to a desk or to a person, and the last one put counts', async () => {
      await world.macros.put(macro('b', { desk: 'cards' }))
      await world.macros.put(macro('a', { desk: 'cards' }))
      await world.macros.put(macro('a', { advisorId: 'kaya' }))
      const changed = { ...macro('a', { desk: 'cards' }), title: 'Anrede' }
      await world.macros.put(changed)
      expect(await world.macros.of([{ advisorId: 'kaya' }, { desk: 'cards' }, { desk: 'loans' }])).toEqual([
        macro('a', { advisorId: 'kaya' }),
        changed,
        macro('b', { desk: 'cards' }),
      ])
      await world.macros.remove({ desk: 'cards' }, 'a')
      await world.macros.remove({ desk: 'cards' }, 'a')
      expect(await world.macros.of([{ desk: 'cards' }])).toEqual([macro('b', { desk: 'cards' })])
    })
  })
}
