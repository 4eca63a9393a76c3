import { beforeEach, describe, expect, test } from 'vitest'
import type { Release } from '#shared/configuration/configuration-store.ts'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { rollBack } from '#shared/configuration/roll-back.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { Conflict, Missing } from '#shared/errors.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const configuration = (name: string): Configuration => {
  const source = exampleSource()
  return { ...source, institute: { ...source.institute, name }, holidayDates: ['2026-12-25'] }
}
const deployment = (digest: string): Release => ({ by: 'deploy', at: 1_000, note: 'deployment', digest })
const byOlga = (more: Partial<Release> = {}): Release => ({
  by: 'operator:olga',
  at: 2_000,
  note: 'warmer words',
  ...more,
})

/** What ConfigurationStore promises. */
export function configurationStoreContract(name: string, open: OpenWorld): void {
  describe(`versions of the configuration (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })
    const publish = (text: string, release: Release) => world.configuration.publish(configuration(text), release)
    const inForce = async () => (await world.configuration.current()).configuration.institute.name

    test('are missing before the first', async () => {
      await expect(world.configuration.current()).rejects.toThrow(Missing)
      await expect(world.configuration.version(1)).rejects.toThrow(Missing)
      expect(await world.configuration.history({ limit: 10 })).toEqual([])
    })

    test('are counted from one, and each stays as it was written', async () => {
      expect(await publish('One', deployment('digest-1'))).toBe(1)
      expect(await world.configuration.current()).toEqual({ version: 1, configuration: configuration('One') })
      expect(await publish('Two', byOlga())).toBe(2)
      expect(await world.configuration.current()).toEqual({ version: 2, configuration: configuration('Two') })
      expect(await world.configuration.version(1)).toEqual({ version: 1, configuration: configuration('One') })
      await expect(world.configuration.version(3)).rejects.toThrow(Missing)
    })

    test('of a deployment are not written again for the same files, and written for older ones', async () => {
      for (const digest of ['one', 'one', 'two', 'one']) await publish(digest, deployment(digest))
      expect(await world.configuration.current()).toEqual({ version: 3, configuration: configuration('one') })
    })

    test('by operators stay in force when the same files are deployed again', async () => {
      await publish('files', deployment('one'))
      await publish('by hand', byOlga())
      expect(await publish('files', deployment('one'))).toBe(2)
      expect(await inForce()).toBe('by hand')
    })

    test('of a deployment with other files win, and say whose versions they replace', async () => {
      await publish('files', deployment('one'))
      await publish('by hand', byOlga())
      await publish('by hand again', byOlga())
      expect(await publish('new files', deployment('two'))).toBe(4)
      expect(await inForce()).toBe('new files')
      await publish('newer files', deployment('three'))
      const records = await world.configuration.history({ limit: 2 })
      expect(records).toEqual([
        { version: 5, by: 'deploy', at: 1_000, note: 'deployment', deployed: true },
        { version: 4, by: 'deploy', at: 1_000, note: 'deployment', deployed: true, replaces: [2, 3] },
      ])
    })

    test('are not written over one that their maker has not seen', async () => {
      await publish('files', deployment('one'))
      await publish('first', byOlga({ base: 1 }))
      await expect(publish('second', byOlga({ base: 1 }))).rejects.toThrow(Conflict)
      await expect(publish('third', byOlga({ base: 3 }))).rejects.toThrow(Conflict)
      expect(await inForce()).toBe('first')
    })

    test('are rolled back by publishing an old one anew, which is a version like any other', async () => {
      const { configuration: store } = world
      await publish('one', deployment('one'))
      await publish('two', byOlga())
      const order = { by: 'operator:ruth', at: 3_000, note: 'misleading' }
      await expect(rollBack(store, { ...order, to: 1, base: 1 })).rejects.toThrow(Conflict)
      await expect(rollBack(store, { ...order, to: 9, base: 2 })).rejects.toThrow(Missing)
      expect(await rollBack(store, { ...order, to: 1, base: 2 })).toBe(3)
      expect(await inForce()).toBe('one')
      expect(await store.history({ limit: 1 })).toEqual([{ ...order, version: 3, restores: 1 }])
      expect(await rollBack(store, { ...order, to: 2, base: 3 })).toBe(4)
      expect(await inForce()).toBe('two')
    })

    test('are listed with who, when and why, newest first and page by page', async () => {
      for (const text of ['one', 'two', 'three']) await publish(text, byOlga({ note: text }))
      const notes = async (page: { limit: number; before?: number }) =>
        (await world.configuration.history(page)).map(({ version, note }) => [version, note])
      expect(await notes({ limit: 2 })).toEqual([
        [3, 'three'],
        [2, 'two'],
      ])
      expect(await notes({ limit: 2, before: 2 })).toEqual([[1, 'one']])
      expect(await notes({ limit: 2, before: 1 })).toEqual([])
    })
  })
}
