import { createMemoryWorld, type MemoryWorld } from '#shared/memory/world.ts'

/** The ports that keep something, whatever keeps it. */
export type StorageWorld = Omit<
  MemoryWorld,
  'mail' | 'push' | 'queues' | 'deadLetters' | 'accountSuppressions' | 'uploads' | 'links'
>
export type OpenWorld = () => Promise<StorageWorld>

export const openMemoryWorld: OpenWorld = async () => createMemoryWorld()
