import {
  type ConfigurationStore,
  type ConfigurationVersion,
  type InForce,
  type ReleaseRecord,
  recordOf,
} from '#shared/configuration/configuration-store.ts'
import { Conflict, Missing } from '#shared/errors.ts'
import { stored } from './stored.ts'

/** Versions of the configuration in memory. */
export function createMemoryConfigurationStore(): ConfigurationStore {
  const versions: { readonly version: ConfigurationVersion; readonly record: ReleaseRecord }[] = []
  let inForce: InForce & { readonly digest?: string } = { version: 0, deployedVersion: 0 }
  return {
    current: async () => {
      const last = versions.at(-1)
      if (last === undefined) throw new Missing('configuration')
      return last.version
    },
    version: async (version) => {
      const found = versions[version - 1]
      if (found === undefined) throw new Missing(`configuration version ${version}`)
      return found.version
    },
    publish: async (configuration, release) => {
      const { digest, base } = release
      if (digest !== undefined && digest === inForce.digest) return inForce.version
      if (base !== undefined && base !== inForce.version) throw new Conflict('configuration')
      const record = recordOf(release, inForce)
      const { version } = record
      versions.push({ version: stored({ version, configuration }), record })
      inForce = digest === undefined ? { ...inForce, version } : { version, deployedVersion: version, digest }
      return version
    },
    history: async ({ limit, before = versions.length + 1 }) =>
      versions
        .slice(0, Math.max(0, before - 1))
        .toReversed()
        .slice(0, limit)
        .map(({ record }) => record),
  }
}
