import type { ConfigurationIndex } from './configuration-index.ts'
import type { ConfigurationStore } from './configuration-store.ts'

/** Earlier versions looked at. Whoever left before them has long been found by a sweep. */
const VERSIONS_BACK = 10

/**
 * Ids of advisors whom an earlier version had and the present one does not: what they hold must move. Read once a
 * version, since versions never change. May throw what the store throws.
 */
export function departedAdvisors(store: ConfigurationStore): (index: ConfigurationIndex) => Promise<readonly string[]> {
  let held: { readonly version: number; readonly ids: readonly string[] } | undefined
  return async (index) => {
    if (held?.version === index.version) return held.ids
    const first = Math.max(1, index.version - VERSIONS_BACK)
    const earlier = await Promise.all(
      Array.from({ length: index.version - first }, (_, offset) => store.version(first + offset)),
    )
    const all = new Set(earlier.flatMap(({ configuration }) => configuration.advisors.map((advisor) => advisor.id)))
    const ids = [...all].filter((id) => index.advisor(id) === undefined)
    held = { version: index.version, ids }
    return ids
  }
}
