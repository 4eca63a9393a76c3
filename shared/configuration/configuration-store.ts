import type { Instant } from '#shared/instant.ts'
import type { Configuration } from './schema.ts'

export interface ConfigurationVersion {
  /** 1, 2, 3 … */
  readonly version: number
  readonly configuration: Configuration
}

/** Who puts a version in force, when and why. */
export interface Release {
  /** `operator:<sub>`, or whoever deployed as the deployment names them. */
  readonly by: string
  readonly at: Instant
  /** Why, in the words of who did it. May be empty. */
  readonly note: string
  /** Of the files that a deployment brings. Absent: a change by people, which a deployment of the same files leaves alone. */
  readonly digest?: string
  /** The version it was made from; with it nothing is written over another one. Absent: whatever is in force. */
  readonly base?: number
  /** The earlier version that comes into force again. */
  readonly restores?: number
}

/** What is kept of a release; never the configuration itself. */
export interface ReleaseRecord {
  readonly version: number
  /** Absent for versions from before a history was kept. */
  readonly by?: string
  readonly at?: Instant
  readonly note?: string
  readonly restores?: number
  /** It came with a deployment. */
  readonly deployed?: true
  /** Versions by people since the deployment before, whose changes are not in this one unless its files have them. */
  readonly replaces?: readonly number[]
}

/** Versions of the configuration; a version never changes once written. May throw Unavailable. */
export interface ConfigurationStore {
  /** The version in force; the adapter may serve it from a cache up to 15 s old. Throws Missing before the first version. */
  current(): Promise<ConfigurationVersion>
  /** Throws Missing for a version never written. */
  version(version: number): Promise<ConfigurationVersion>
  /**
   * Writes the next version and puts it in force; returns its number. A deployment whose digest is that of the deployment
   * before writes nothing and returns the version in force, whoever made that. Throws Conflict('configuration') when
   * another version than `base` is in force or another came in between, Malformed when it is too large to be kept.
   */
  publish(configuration: Configuration, release: Release): Promise<number>
  /** Releases, newest first, those before a version when given. */
  history(page: { readonly limit: number; readonly before?: number }): Promise<readonly ReleaseRecord[]>
}

/** What is in force, as a publication must know it; 0 before the first version. */
export interface InForce {
  readonly version: number
  /** Version that the last deployment made. */
  readonly deployedVersion: number
}

/** The record of a release as the next version after what is in force. */
export function recordOf(release: Release, { version, deployedVersion }: InForce): ReleaseRecord {
  const { by, at, note, digest, restores } = release
  const byPeople = Array.from({ length: version - deployedVersion }, (_, offset) => deployedVersion + 1 + offset)
  return {
    version: version + 1,
    by,
    at,
    note,
    ...(restores === undefined ? {} : { restores }),
    ...(digest === undefined ? {} : { deployed: true, ...(byPeople.length === 0 ? {} : { replaces: byPeople }) }),
  }
}
