import type { BlobStore } from '#shared/blob/blob-store.ts'

/** Blobs in memory. */
export function createMemoryBlobStore(): BlobStore {
  const blobs = new Map<string, Uint8Array>()
  return {
    put: async (key, bytes) => {
      blobs.set(key, Uint8Array.from(bytes))
    },
    get: async (key) => {
      const bytes = blobs.get(key)
      return bytes === undefined ? undefined : Uint8Array.from(bytes)
    },
  }
}
