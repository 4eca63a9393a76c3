import { type ConfigurationIndex, indexConfiguration } from './configuration-index.ts'
import type { ConfigurationStore } from './configuration-store.ts'

/** The index of the version in force, made once a version. What it returns may throw what the store throws. */
export function currentIndex(store: ConfigurationStore): () => Promise<ConfigurationIndex> {
  let held: ConfigurationIndex | undefined
  return async () => {
    const version = await store.current()
    if (held?.version !== version.version) held = indexConfiguration(version)
    return held
  }
}
