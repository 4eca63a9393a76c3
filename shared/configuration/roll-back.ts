import type { Instant } from '#shared/instant.ts'
import type { ConfigurationStore } from './configuration-store.ts'

/**
 * Publishes an earlier version anew; nothing is deleted, so this can be rolled back as well. `base` is the version that
 * whoever rolls back saw in force. Returns the new version. Throws Missing for a version never written,
 * Conflict('configuration') when another than `base` is in force.
 */
export async function rollBack(
  store: ConfigurationStore,
  order: {
    readonly to: number
    readonly base: number
    readonly by: string
    readonly at: Instant
    readonly note: string
  },
): Promise<number> {
  const { to, ...release } = order
  const { configuration } = await store.version(to)
  return store.publish(configuration, { ...release, restores: to })
}
