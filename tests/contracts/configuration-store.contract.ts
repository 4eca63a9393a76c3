import { beforeEach, describe, expect, test } from 'vitest'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { Missing } from '#shared/errors.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const configuration = (name: string): Configuration => {
  const source = exampleSource()
  return { ...source, institute: { ...source.institute, name }, holidayDates: ['2026-12-25'] }
}

/** What ConfigurationStore promises. */
export function configurationStoreContract(name: string, open: OpenWorld): void {
  describe(`versions of the configuration (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })

    test('are missing before the first', async () => {
      await expect(world.configuration.current()).rejects.toThrow(Missing)
      await expect(world.configuration.version(1)).rejects.toThrow(Missing)
    })

    test('are counted from one, and each stays as it was written', async () => {
      expect(await world.configuration.publish(configuration('One'), 'olga', 'digest-1')).toBe(1)
      expect(await world.configuration.current()).toEqual({ version: 1, configuration: configuration('One') })
      expect(await world.configuration.publish(configuration('Two'), 'olga', 'digest-2')).toBe(2)
      expect(await world.configuration.current()).toEqual({ version: 2, configuration: configuration('Two') })
      expect(await world.configuration.version(1)).toEqual({ version: 1, configuration: configuration('One') })
      await expect(world.configuration.version(3)).rejects.toThrow(Missing)
    })

    test('are not written again for the same files, and written for older ones', async () => {
      for (const digest of ['one', 'one', 'two', 'one']) {
        await world.configuration.publish(configuration(digest), 'olga', digest)
      }
      expect(await world.configuration.current()).toEqual({ version: 3, configuration: configuration('one') })
    })
  })
}
