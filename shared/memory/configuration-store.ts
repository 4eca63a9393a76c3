import type { ConfigurationStore, ConfigurationVersion } from '#shared/configuration/configuration-store.ts'
import { Missing } from '#shared/errors.ts'
import { stored } from './stored.ts'

/** Versions of the configuration in memory. */
export function createMemoryConfigurationStore(): ConfigurationStore {
  const versions: { readonly version: ConfigurationVersion; readonly digest: string }[] = []
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
    publish: async (configuration, _by, digest) => {
      const last = versions.at(-1)
      if (last?.digest === digest) return last.version.version
      const version = versions.length + 1
      versions.push({ version: stored({ version, configuration }), digest })
      return version
    },
  }
}
