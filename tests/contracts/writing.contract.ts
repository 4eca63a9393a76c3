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
      changed: { at: NOW, by: 'kaya' },
    })

    test('belong to a desk or to a person, with who changed them last', async () => {
      await world.macros.save(macro('b', { desk: 'cards' }), 0)
      await world.macros.save(macro('a', { desk: 'cards' }), 0)
      await world.macros.save(macro('a', { advisorId: 'kaya' }), 0)
      const changed = { ...macro('a', { desk: 'cards' }), title: 'Anrede', changed: { at: NOW + 1, by: 'wolf' } }
      await world.macros.save(changed, 1)
      expect(await world.macros.of([{ advisorId: 'kaya' }, { desk: 'cards' }, { desk: 'loans' }])).toEqual([
        { ...macro('a', { advisorId: 'kaya' }), version: 1 },
        { ...changed, version: 2 },
        { ...macro('b', { desk: 'cards' }), version: 1 },
      ])
      await world.macros.remove({ desk: 'cards' }, 'a', 2)
      await world.macros.remove({ desk: 'cards' }, 'a', 2)
      expect(await world.macros.of([{ desk: 'cards' }])).toMatchObject([{ macroId: 'b' }])
    })

    test('are neither changed nor taken out by whoever has not seen the last version', async () => {
      const owner = { desk: 'cards' }
      const both = await Promise.allSettled([1, 2].map(() => world.macros.save(macro('a', owner), 0)))
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      await world.macros.save(macro('a', owner), 1)
      await expect(world.macros.save(macro('a', owner), 1)).rejects.toThrow(Conflict)
      for (const seen of [0, 1]) await expect(world.macros.remove(owner, 'a', seen)).rejects.toThrow(Conflict)
      await world.macros.remove(owner, 'a', 2)
      await expect(world.macros.save(macro('a', owner), 2)).rejects.toThrow(Conflict)
    })
  })
}
