import type { Configuration } from './schema.ts'

export interface ConfigurationVersion {
  /** 1, 2, 3 … */
  readonly version: number
  readonly configuration: Configuration
}

/** Versions of the configuration; a version never changes once written. May throw Unavailable. */
export interface ConfigurationStore {
  /** The version in force; the adapter may serve it from a cache up to 15 s old. Throws Missing before the first version. */
  current(): Promise<ConfigurationVersion>
  /** Throws Missing for a version never written. */
  version(version: number): Promise<ConfigurationVersion>
  /** Writes the next version and puts it in force. Throws Conflict('configuration') when another came in between. `digest` of the source files; the same digest as the version in force writes nothing. */
  publish(configuration: Configuration, by: string, digest: string): Promise<number>
}
