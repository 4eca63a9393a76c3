import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

/** What BlobStore promises. */
export function blobStoreContract(name: string, open: OpenWorld): void {
  describe(`blobs (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })

    test('come back byte for byte', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
      await world.blobs.put('texts/a', bytes, 'application/octet-stream')
      expect(await world.blobs.get('texts/a')).toEqual(bytes)
    })

    test('can be replaced, and are none where nothing was put', async () => {
      await world.blobs.put('a', new Uint8Array([1]), 'text/plain')
      await world.blobs.put('a', new Uint8Array([2, 3]), 'text/plain')
      expect(await world.blobs.get('a')).toEqual(new Uint8Array([2, 3]))
      expect(await world.blobs.get('b')).toBeUndefined()
    })
  })
}
